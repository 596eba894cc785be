package dev.assay.assigner;

import static dev.assay.assigner.AssignerIT.assertProblem;
import static dev.assay.assigner.AssignerProcess.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.assigner.json.JsonText;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleIT {

  private static final Path LOGS = Path.of("target", "lifecycle-it");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String START = "2019-11-24T00:00:00Z";
  private static final String CALL = "2019-11-25T00:00:00Z";
  private static final String CHANGE = "2019-11-25T00:10:00Z";
  private static final String LIVE = "2019-11-25T00:20:00Z";
  private static final String LATER = "2019-11-26T00:00:00Z";

  private final EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
  private final EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
  private AssignerProcess assigner = start();

  @AfterAll
  void stopEverything() {
    assigner.close();
    registry.close();
    broker.close();
  }

  @Test
  void everyChangeIsWrittenOnceAndSurvivesARestart() throws Exception {
    String path = create("audited");
    assertThat(change(path, "start", "{\"actor\":\"ada\",\"at\":\"" + START + "\"}").statusCode())
        .isEqualTo(200);
    for (int time = 0; time < 2; time++) {
      assertThat(change(path, "stop", "{\"actor\":\"harm\",\"reason\":\"errors\"}").statusCode())
          .isEqualTo(200);
    }
    assertThat(change(path, "resume", "{}").statusCode()).isEqualTo(200);
    assertThat(change(path, "resume", "{}").statusCode()).isEqualTo(200);
    HttpResponse<String> graduated = change(path, "graduate", "{\"winner\":\"warm\"}");
    assertThat(json(graduated)).containsEntry("winner", "warm").containsEntry("state", "graduated");
    assertThat(change(path, "graduate", "{\"winner\":\"warm\"}").body())
        .isEqualTo(graduated.body());
    assertProblem(change(path, "graduate", "{\"winner\":\"standard\"}"), 409, "'warm'");

    String audit = assigner.get(path + "/audit").body();
    assertThat(entries(audit))
        .containsExactly(
            "1 anonymous create ",
            "2 ada start ",
            "3 harm stop errors",
            "4 anonymous resume ",
            "5 anonymous graduate ");
    String before = assigner.get(path).body();
    assigner.close();
    assigner = start();
    assertThat(assigner.get(path).body()).isEqualTo(before);
    assertThat(assigner.get(path + "/audit").body()).isEqualTo(audit);
    assertProblem(assigner.get("/v1/experiments/none/audit"), 404, "'none'");
  }

  @Test
  void aKillLosesAndDoublesNoEntry() throws Exception {
    String path = create("killed");
    assertThat(change(path, "start", "{\"at\":\"" + START + "\"}").statusCode()).isEqualTo(200);
    AssignerProcess dying = assigner;
    Thread changes = Thread.ofPlatform().start(() -> toggleUntilItFails(dying, path));
    await().atMost(PATIENCE).until(() -> version(path) > 20);
    dying.kill();
    changes.join();
    assigner = start();

    assertThat(change(path, version(path) % 2 == 0 ? "stop" : "resume", "").statusCode())
        .isEqualTo(200);
    List<String> versions =
        IntStream.rangeClosed(1, version(path)).mapToObj(String::valueOf).toList();
    assertThat(entries(assigner.get(path + "/audit").body()))
        .extracting(entry -> entry.substring(0, entry.indexOf(' ')))
        .isEqualTo(versions);
  }

  @Test
  void twoProcessesDecideOnWhatTheOtherWrote() throws Exception {
    String path = create("contended");
    try (AssignerProcess other = start()) {
      String body = "{\"expected_version\":%d,\"actor\":\"%s\"}";
      assertThat(other.post(path + "/start", body.formatted(1, "b")).statusCode()).isEqualTo(200);
      assertProblem(
          change(path, "start", body.formatted(1, "a")),
          412,
          "is at version 2; expected_version is 1");
      assertThat(change(path, "stop", body.formatted(2, "a")).statusCode()).isEqualTo(200);
      assertThat(json(other.post(path + "/stop", ""))).containsEntry("version", new BigDecimal(3));
      assertThat(other.post(path + "/resume", body.formatted(3, "b")).statusCode()).isEqualTo(200);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(entries(assigner.get(path + "/audit").body()))
                      .containsExactly(
                          "1 anonymous create ", "2 b start ", "3 a stop ", "4 b resume "));
    }
  }

  @Test
  void aLiveSessionStaysOnItsVariantAndOthersGetTheWinner() throws Exception {
    String path = create("live");
    assertThat(change(path, "start", "{\"at\":\"" + START + "\"}").statusCode()).isEqualTo(200);
    Map<String, @Nullable Object> before = assign("live", "s", CALL);
    String variant = String.valueOf(before.get("variant_id"));
    String winner = variant.equals("warm") ? "standard" : "warm";
    String graduation = "{\"winner\":\"%s\",\"at\":\"%s\"}".formatted(winner, CHANGE);
    assertThat(change(path, "graduate", graduation).statusCode()).isEqualTo(200);

    Map<String, @Nullable Object> kept = new LinkedHashMap<>(before);
    kept.put("reason", "live_session");
    assertThat(assign("live", "s", LIVE)).isEqualTo(kept);
    assertThat(assign("live", "new", LIVE))
        .containsEntry("variant_id", winner)
        .containsEntry("reason", "graduated")
        .containsKey("config_overrides")
        .doesNotContainKeys("bucket", "propensity");
    assertThat(assign("live", "s", LATER)).containsEntry("reason", "graduated");

    assertThat(change(path, "resume", "{\"at\":\"" + LATER + "\"}").statusCode()).isEqualTo(200);
    assertThat(assign("live", "newest", LATER)).isEqualTo(before);
  }

  @Test
  void refusesAWinnerThatIsNoVariant() throws Exception {
    String path = create("refusing");
    assertProblem(change(path, "graduate", "{\"winner\":\"loud\"}"), 400, "standard, warm");
    assertProblem(change(path, "graduate", "{\"winner\":\"warm\"}"), 409, "is a draft");
    assertProblem(change(path, "resume", ""), 409, "is a draft");
    assertProblem(
        assigner.post("/v1/experiments/none/graduate", "{\"winner\":\"warm\"}"), 404, "'none'");
    assertThat(entries(assigner.get(path + "/audit").body()))
        .containsExactly("1 anonymous create ");
  }

  private String create(String id) throws Exception {
    String definition = Examples.text("exp_voice_001").replace("exp_voice_001", id);
    assertThat(assigner.post("/v1/experiments", definition).statusCode()).isEqualTo(201);
    assertThat(assigner.post("/v1/experiments", definition).statusCode()).isEqualTo(200);
    return "/v1/experiments/" + id;
  }

  private HttpResponse<String> change(String path, String change, String body) throws Exception {
    return assigner.post(path + "/" + change, body);
  }

  private static void toggleUntilItFails(AssignerProcess assigner, String path) {
    try {
      while (true) {
        assigner.post(path + "/stop", "");
        assigner.post(path + "/resume", "");
      }
    } catch (IOException e) {
      // The process was killed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int version(String path) throws Exception {
    Object version = json(assigner.get(path)).get("version");
    return ((BigDecimal) Objects.requireNonNull(version)).intValueExact();
  }

  private Map<String, @Nullable Object> assign(String experiment, String session, String at)
      throws Exception {
    HttpResponse<String> answer =
        assigner.post(
            "/v1/assignments",
            """
            {"customer_id":"c","session_id":"%s","attributes":{"language":"hi"},"at":"%s",
             "experiments":["%s"]}
            """
                .formatted(session, at, experiment));
    return objects(json(answer).get("assignments")).getFirst();
  }

  private static List<String> entries(String audit) {
    Map<String, @Nullable Object> json = object(JsonText.read(audit));
    List<String> lines = new ArrayList<>();
    for (Map<String, @Nullable Object> entry : objects(json.get("entries"))) {
      assertThat(entry).containsOnlyKeys("experiment_version", "time", "actor", "action", "reason");
      lines.add(
          "%s %s %s %s"
              .formatted(
                  entry.get("experiment_version"),
                  entry.get("actor"),
                  entry.get("action"),
                  entry.get("reason")));
    }
    return lines;
  }

  private static List<Map<String, @Nullable Object>> objects(@Nullable Object list) {
    return ((List<?>) Objects.requireNonNull(list)).stream().map(LifecycleIT::object).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> object(@Nullable Object json) {
    return (Map<String, @Nullable Object>) Objects.requireNonNull(json);
  }

  private AssignerProcess start() {
    return AssignerProcess.start(broker.bootstrapServers(), registry.url(), LOGS);
  }
}
