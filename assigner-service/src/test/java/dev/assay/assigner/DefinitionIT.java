package dev.assay.assigner;

import static dev.assay.assigner.AssignerIT.assertProblem;
import static dev.assay.assigner.AssignerProcess.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What can be done with a definition, and what comes about by the clock. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefinitionIT {

  private static final Path LOGS = Path.of("target", "definition-it");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String EXPERIMENTS = "/v1/experiments";

  private final EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
  private final EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
  private final AssignerProcess assigner =
      AssignerProcess.start(broker.bootstrapServers(), registry.url(), LOGS);

  @AfterAll
  void stopEverything() {
    assigner.close();
    registry.close();
    broker.close();
  }

  @Test
  void aDefinitionIsChangedAtTheVersionThatWasSeen() throws Exception {
    String path = create("changed");
    HttpResponse<String> seen = assigner.get(path);
    String tag = seen.headers().firstValue("ETag").orElseThrow();
    assertThat(tag).isEqualTo("\"1\"");
    String change =
        "{\"changes\":{\"owner\":\"bea\",\"hypothesis\":null},\"actor\":\"ada\",\"reason\":\"new owner\"}";
    HttpResponse<String> changed = patch(path, change, tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
    assertThat(json(changed)).containsEntry("owner", "bea").doesNotContainKey("hypothesis");
    assertProblem(patch(path, change, tag), 412, "is at version 2");
    assertThat(json(patch(path, change, "*"))).isEqualTo(json(changed));

    assertThat(assigner.post(path + "/start", "{}").statusCode()).isEqualTo(200);
    assertProblem(
        patch(path, "{\"changes\":{\"required_sample_size\":10}}", "*"),
        409,
        "is running, so required_sample_size cannot be changed");
    assertThat(patch(path, "{\"changes\":{\"owner\":\"cem\"}}", "*").statusCode()).isEqualTo(200);
    assertProblem(patch(path, "{\"changes\":{\"owner\":7}}", "*"), 400, "owner");
    assertThat(assigner.get(path + "/audit").body())
        .contains("\"action\":\"update\",\"reason\":\"new owner\"");
  }

  @Test
  void whatWasNeverStartedCanBeDeleted() throws Exception {
    String path = create("deleted");
    assertThat(delete(path, "\"1\"").statusCode()).isEqualTo(204);
    assertProblem(assigner.get(path), 404, "'deleted'");
    assertProblem(delete(path, "*"), 404, "'deleted'");
    assertThat(assigner.get(path + "/audit").body())
        .contains("\"action\":\"create\"", "\"action\":\"delete\"");
    create("deleted");
    assertThat(assigner.post(path + "/start", "{}").statusCode()).isEqualTo(200);
    assertProblem(delete(path, "*"), 409, "is running");
  }

  @Test
  void aCloneIsADraft() throws Exception {
    String path = create("cloned");
    assertThat(assigner.post(path + "/start", "{}").statusCode()).isEqualTo(200);
    HttpResponse<String> clone =
        assigner.post(path + "/clone", "{\"id\":\"again\",\"changes\":{\"owner\":\"bea\"}}");
    assertThat(clone.statusCode()).isEqualTo(201);
    assertThat(clone.headers().firstValue("Location")).contains("/v1/experiments/again");
    assertThat(json(clone))
        .containsEntry("state", "draft")
        .containsEntry("owner", "bea")
        .doesNotContainKey("started_at");
    assertThat(assigner.post(path + "/clone", "{\"id\":\"again\"}").statusCode()).isEqualTo(409);
    assertProblem(assigner.post(path + "/clone", "{}"), 400, "id");
  }

  @Test
  void whatIsScheduledStartsAndEndsByItself() throws Exception {
    String path = create("scheduled");
    Instant start = Instant.now().plusSeconds(3);
    Instant end = start.plusSeconds(2);
    assertThat(
            patch(path, "{\"changes\":{\"planned_end\":\"%s\"}}".formatted(end), "*").statusCode())
        .isEqualTo(200);
    assertThat(json(assigner.post(path + "/schedule", "{\"start\":\"%s\"}".formatted(start))))
        .containsEntry("state", "scheduled");
    assertThat(json(assigner.post(path + "/unschedule", ""))).containsEntry("state", "draft");
    assigner.post(path + "/schedule", "{\"start\":\"%s\"}".formatted(start));
    await().atMost(PATIENCE).until(() -> "completed".equals(json(assigner.get(path)).get("state")));
    assertThat(json(assigner.get(path)))
        .containsEntry("phases", List.of(Map.of("from", millis(start), "until", millis(end))));
    assertThat(assigner.get(path + "/audit").body())
        .contains("\"actor\":\"timetable\",\"action\":\"start\"")
        .contains("\"actor\":\"timetable\",\"action\":\"complete\"");
    assertProblem(assigner.post(path + "/resume", ""), 409, "planned to end");
  }

  @Test
  void aPauseTakesNobodyIn() throws Exception {
    String path = create("paused");
    assertThat(assigner.post(path + "/start", "{}").statusCode()).isEqualTo(200);
    assertThat(json(assigner.post(path + "/pause", ""))).containsEntry("state", "paused");
    assertThat(assignments("paused", "somebody")).isEmpty();
    assertThat(json(assigner.post(path + "/resume", ""))).containsEntry("state", "running");
    assertThat(assignments("paused", "somebody")).hasSize(1);
  }

  @Test
  void aConditionIsHeldAgainstTheCaller() throws Exception {
    String path = create("conditional");
    String change = "{\"changes\":{\"targeting\":{\"languages\":null,\"expression\":\"%s\"}}}";
    assertProblem(patch(path, change.formatted("plan == 1"), "*"), 400, "undeclared reference");
    String condition = "attributes.language.matches('[a-h]i') && !has(attributes.blocked)";
    assertThat(patch(path, change.formatted(condition), "*").statusCode()).isEqualTo(200);
    assertThat(assigner.post(path + "/start", "{}").statusCode()).isEqualTo(200);
    assertThat(assignments("conditional", "somebody")).hasSize(1);
    String blocked =
        "{\"customer_id\":\"c\",\"attributes\":{\"language\":\"hi\",\"blocked\":\"yes\"}}";
    assertThat(assigner.post("/v1/assignments", blocked).body()).doesNotContain("conditional");
  }

  @Test
  void experimentsAreListedInPages() throws Exception {
    for (String id : List.of("list-a", "list-b", "list-c")) {
      create(id);
    }
    HttpResponse<String> first = assigner.get(EXPERIMENTS + "?q=list-&sort=-id&limit=2");
    assertThat(ids(first)).containsExactly("list-c", "list-b");
    Object cursor = json(first).get("next_cursor");
    HttpResponse<String> second =
        assigner.get(EXPERIMENTS + "?q=list-&sort=-id&limit=2&cursor=" + cursor);
    assertThat(ids(second)).containsExactly("list-a");
    assertThat(json(second)).doesNotContainKey("next_cursor");
    assertProblem(assigner.get(EXPERIMENTS + "?state=dead"), 400, "state");
  }

  private String create(String id) throws Exception {
    String definition = Examples.text("exp_voice_001").replace("exp_voice_001", id);
    assertThat(assigner.post(EXPERIMENTS, definition).statusCode()).isEqualTo(201);
    return EXPERIMENTS + "/" + id;
  }

  private HttpResponse<String> patch(String path, String body, String ifMatch) throws Exception {
    return assigner.send(
        "PATCH", path, body, Map.of("Content-Type", "application/json", "If-Match", ifMatch));
  }

  private HttpResponse<String> delete(String path, String ifMatch) throws Exception {
    return assigner.send(
        "DELETE", path, "", Map.of("Content-Type", "application/json", "If-Match", ifMatch));
  }

  private List<?> assignments(String experiment, String customer) throws Exception {
    HttpResponse<String> answer =
        assigner.post(
            "/v1/assignments",
            """
            {"attributes":{"language":"hi"},"experiments":["%s"],"customer_id":"%s"}
            """
                .formatted(experiment, customer));
    return (List<?>) Objects.requireNonNull(json(answer).get("assignments"));
  }

  private static List<String> ids(HttpResponse<String> page) {
    List<?> experiments = (List<?>) Objects.requireNonNull(json(page).get("experiments"));
    return experiments.stream().map(one -> String.valueOf(((Map<?, ?>) one).get("id"))).toList();
  }

  private static String millis(Instant time) {
    return Instant.ofEpochMilli(time.toEpochMilli()).toString();
  }
}
