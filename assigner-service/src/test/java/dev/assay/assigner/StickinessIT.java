package dev.assay.assigner;

import static dev.assay.assigner.AssignerProcess.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.assigner.json.JsonText;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.embedded.process.Ports;
import dev.assay.schemas.avro.Assignment;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StickinessIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ID = "sticky";

  @TempDir private Path directory;
  private final int port = Ports.free();
  private final EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
  private EmbeddedBroker broker;
  private AssignerProcess assigner;

  @BeforeEach
  void startExperiment() throws Exception {
    broker = startBroker();
    assigner = start("one");
    HttpResponse<String> created =
        assigner.post(
            "/v1/experiments",
            """
            {"id": "%s", "name": "Sticky", "type": "voice", "unit": "customer", "variants": %s,
             "primary_metric": "conversation_completion_rate", "required_sample_size": 100}
            """
                .formatted(ID, variants(50, 50)));
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    assertThat(assigner.post("/v1/experiments/" + ID + "/start", "").statusCode()).isEqualTo(200);
  }

  @AfterEach
  void stopEverything() {
    assigner.close();
    registry.close();
    broker.close();
  }

  @Test
  void everyProcessKeepsWhoWasExposed() throws Exception {
    Map<String, String> before = ask(assigner, "early", 200);
    assertThat(new HashSet<>(before.values())).isEqualTo(Set.of("control", "treatment"));
    HttpResponse<String> changed =
        assigner.send(
            "PATCH",
            "/v1/experiments/" + ID,
            "application/json",
            "{\"changes\":{\"variants\":%s}}".formatted(variants(1, 99)));
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(json(changed)).containsKey("weights_changed_at");

    try (AssignerProcess other = start("two")) {
      assertThat(ask(assigner, "early", 200)).isEqualTo(before);
      assertThat(ask(other, "early", 200)).isEqualTo(before);
      Map<String, String> later = ask(other, "late", 100);
      assertThat(later.values().stream().filter("treatment"::equals).count()).isGreaterThan(85);

      assertThat(assigner.post("/v1/experiments/" + ID + "/pause", "").statusCode()).isEqualTo(200);
      await().atMost(PATIENCE).until(() -> participants(assigner, "").size() == 300);
      await()
          .atMost(PATIENCE)
          .until(() -> other.get("/v1/experiments/" + ID).body().contains("\"paused\""));
      for (AssignerProcess each : List.of(assigner, other)) {
        assertThat(ask(each, "early", 200)).isEqualTo(before);
        assertThat(ask(each, "late", 100)).isEqualTo(later);
        assertThat(ask(each, "never", 50).values()).containsOnly("none");
      }
      before.putAll(later);
    }

    assigner.kill();
    assigner.close();
    assigner = start("one");
    assertThat(ask(assigner, "early", 200)).containsAllEntriesOf(of(before, "early"));
    assigner.close();
    assigner = start("wiped");
    assertThat(ask(assigner, "early", 200)).isEqualTo(of(before, "early"));
    assertThat(ask(assigner, "late", 100)).isEqualTo(of(before, "late"));
    assertThat(participants(assigner, "")).isEqualTo(before);
    assertThat(participants(assigner, "&variant=control"))
        .isEqualTo(
            before.entrySet().stream()
                .filter(entry -> entry.getValue().equals("control"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    AssignerIT.assertProblem(
        assigner.get("/v1/experiments/" + ID + "/participants?variant=x&limit=0&cursor=!"),
        400,
        "3 values");
    assertThat(ids()).hasSize(300);
  }

  @Test
  void whatWasAnsweredWithoutTheBrokerIsPublishedOnceAfterAKill() throws Exception {
    ask(assigner, "early", 50);
    await()
        .atMost(PATIENCE)
        .until(() -> assigner.manage("/health").body().contains("\"spooled\":0"));
    broker.kill();
    broker.close();
    Map<String, String> answered = ask(assigner, "meanwhile", 100);
    assertThat(answered.values()).doesNotContain("none");
    assertThat(assigner.manage("/health").body()).contains("\"spooled\":100");
    assertThat(assigner.manage("/health").statusCode()).isEqualTo(200);
    assigner.kill();
    assigner.close();

    broker = startBroker();
    assigner = start("one");
    assertThat(ask(assigner, "meanwhile", 100)).isEqualTo(answered);
    await()
        .atMost(PATIENCE)
        .until(() -> assigner.manage("/health").body().contains("\"spooled\":0"));
    List<String> ids = ids();
    assertThat(ids).hasSize(150).doesNotHaveDuplicates();
  }

  private EmbeddedBroker startBroker() {
    return EmbeddedBroker.start(
        BrokerOptions.temporary().withPort(port).withDirectory(directory.resolve("broker")));
  }

  private AssignerProcess start(String state) {
    return AssignerProcess.start(
        broker.bootstrapServers(), registry.url(), directory, directory.resolve(state));
  }

  private List<String> ids() {
    return ExposureLog.read(broker, registry).stream().map(Assignment::getEventId).toList();
  }

  private static Map<String, String> of(Map<String, String> all, String name) {
    return all.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(name))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** What each of so many customers gets. */
  private static Map<String, String> ask(AssignerProcess assigner, String name, int customers)
      throws Exception {
    Map<String, String> variants = new HashMap<>();
    for (int customer = 0; customer < customers; customer++) {
      String id = name + "-" + customer;
      HttpResponse<String> answer =
          assigner.post("/v1/assignments", "{\"customer_id\":\"%s\"}".formatted(id));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      List<?> assignments = (List<?>) json(answer).getOrDefault("assignments", List.of());
      variants.put(
          id,
          assignments.isEmpty()
              ? "none"
              : String.valueOf(((Map<?, ?>) assignments.getFirst()).get("variant_id")));
    }
    return variants;
  }

  /** Of all pages. */
  private static Map<String, String> participants(AssignerProcess assigner, String query)
      throws Exception {
    Map<String, String> found = new HashMap<>();
    List<String> cursor = new ArrayList<>(List.of(""));
    while (!cursor.isEmpty()) {
      Map<?, ?> page =
          json(
              assigner.get(
                  "/v1/experiments/"
                      + ID
                      + "/participants?limit=70"
                      + query
                      + cursor.removeFirst()));
      for (Object each : (List<?>) Objects.requireNonNull(page.get("participants"))) {
        Map<?, ?> participant = (Map<?, ?>) each;
        assertThat(participant.containsKey("bucket")).isTrue();
        found.put(
            String.valueOf(participant.get("unit_id")),
            String.valueOf(participant.get("variant_id")));
      }
      if (page.get("next_cursor") != null) {
        cursor.add("&cursor=" + page.get("next_cursor"));
      }
    }
    return found;
  }

  private static String variants(int control, int treatment) {
    return JsonText.write(
        List.of(
            Map.of(
                "id",
                "control",
                "is_control",
                true,
                "traffic_percentage",
                control,
                "config_overrides",
                Map.of("k", 1)),
            Map.of(
                "id",
                "treatment",
                "traffic_percentage",
                treatment,
                "config_overrides",
                Map.of("k", 2))));
  }
}
