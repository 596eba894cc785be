package dev.assay.assigner;

import static dev.assay.assigner.AssignerProcess.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.schemas.avro.Assignment;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssignerIT {

  private static final String START = "{\"at\":\"2019-11-24T00:00:00Z\"}";
  private static final Path LOGS = Path.of("target", "assigner-it");
  private static final String LATER = "2019-12-01T00:00:00Z";

  private final EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
  private final EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
  private AssignerProcess assigner = start();

  @BeforeAll
  void createExamples() throws Exception {
    for (String id : List.of("exp_rag_timing_001", "exp_voice_001")) {
      HttpResponse<String> created = assigner.post("/v1/experiments", Examples.text(id));
      assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
      assertThat(created.headers().firstValue("Location")).hasValue("/v1/experiments/" + id);
    }
  }

  @AfterAll
  void stopEverything() {
    assigner.close();
    registry.close();
    broker.close();
  }

  @Test
  void publishesEachExposureOnceAndReadsEverythingBackAfterARestart() throws Exception {
    assertThat(assigner.post("/v1/experiments/exp_voice_001/start", START).statusCode())
        .isEqualTo(200);
    String answer = "";
    for (int round = 0; round < 2; round++) {
      for (int customer = 0; customer < 50; customer++) {
        answer = assign(customer);
      }
    }
    assertThat(answer).contains("\"tts.voice\"").contains("\"targeting_match\"");
    assertThat(assign(49)).isEqualTo(answer);

    String before = assigner.get("/v1/experiments").body();
    restart();
    assertThat(assigner.get("/v1/experiments").body()).isEqualTo(before);
    assertThat(assign(49)).isEqualTo(answer);

    restart();
    List<Assignment> exposures = ExposureLog.read(broker, registry);
    assertThat(exposures).hasSize(50);
    assertThat(exposures.stream().map(Assignment::getEventId).distinct()).hasSize(50);
  }

  @Test
  void startsAndStopsOnce() throws Exception {
    String id = "exp_rag_timing_001";
    String second = Examples.text(id).replace(id, "exp_second");
    assertThat(assigner.post("/v1/experiments", second).statusCode()).isEqualTo(201);
    Map<String, @Nullable Object> started =
        json(assigner.post("/v1/experiments/" + id + "/start", START));
    assertThat(started).containsEntry("state", "running");
    assertThat(started).containsEntry("started_at", "2019-11-24T00:00:00Z");
    assertThat(json(assigner.post("/v1/experiments/" + id + "/start", ""))).isEqualTo(started);
    assertProblem(assigner.post("/v1/experiments/exp_second/start", START), 409, id);
    assertProblem(
        assigner.post("/v1/experiments/" + id + "/stop", "{\"at\":\"2999-01-01T00:00:00Z\"}"),
        400,
        "not after now");
    HttpResponse<String> stopped =
        assigner.post("/v1/experiments/" + id + "/stop", "{\"at\":\"" + LATER + "\"}");
    assertThat(json(stopped)).containsEntry("state", "stopped").containsEntry("ended_at", LATER);
    assertThat(assigner.post("/v1/experiments/" + id + "/stop", "").body())
        .isEqualTo(stopped.body());
    assertProblem(assigner.post("/v1/experiments/" + id + "/start", ""), 409, "is stopped");
    assertThat(assigner.post("/v1/experiments/exp_second/start", "").statusCode()).isEqualTo(200);
    assertThat(assigner.post("/v1/experiments/exp_second/stop", "").statusCode()).isEqualTo(200);
  }

  @Test
  void createsADefinitionOnce() throws Exception {
    String same = Examples.text("exp_voice_001");
    assertThat(assigner.post("/v1/experiments", same).statusCode()).isEqualTo(200);
    assertProblem(
        assigner.post("/v1/experiments", same.replace("3000", "3001")), 409, "another definition");
  }

  @Test
  void refusesWithProblemDocuments() throws Exception {
    assertProblem(assigner.get("/v1/experiments/none"), 404, "'none'");
    assertProblem(assigner.get("/v1/nothing"), 404, "");
    assertProblem(assigner.post("/v1/experiments/none/start", ""), 404, "'none'");
    assertProblem(assigner.send("DELETE", "/v1/experiments", "application/json", ""), 405, "");
    assertProblem(assigner.send("POST", "/v1/experiments", "text/plain", "{}"), 415, "");
    assertProblem(assigner.post("/v1/experiments", " ".repeat(2_000_000)), 413, "");
    assertProblem(assigner.post("/v1/experiments", ""), 400, "empty");
    assertProblem(assigner.post("/v1/experiments", "{\"id\": NaN}"), 400, "NaN");
    assertProblem(assigner.post("/v1/experiments", "[]"), 400, "a JSON object");
    assertProblem(assigner.post("/v1/experiments", "{\"colour\":1}"), 400, "colour");
    assertProblem(assigner.post("/v1/assignments", "{}"), 400, "customer_id");
    assertProblem(assigner.post("/v1/config", "{\"customer_id\":\"c\"}"), 400, "defaults");
    assertProblem(
        assigner.post("/v1/config", "{\"customer_id\":\"c\",\"defaults\":{},\"experiments\":[]}"),
        400,
        "no such property");
    assertProblem(
        assigner.post("/v1/assignments", "{\"customer_id\":\"c\",\"experiments\":[\"x\"]}"),
        400,
        "experiments[0]");
    assertProblem(
        assigner.post("/v1/assignments", "{\"customer_id\":1,\"attributes\":{\"a\":1}}"),
        400,
        "attributes.a");
  }

  @Test
  void showsMetricsAndHealth() throws Exception {
    assertThat(assigner.get("/v1/metrics").body()).contains("\"time_to_first_audio\"");
    assertThat(assigner.manage("/health").body()).contains("\"exposures\"", "\"experiments\"");
    assertThat(assigner.manage("/prometheus").statusCode()).isEqualTo(200);
  }

  private String assign(int customer) throws Exception {
    HttpResponse<String> answer =
        assigner.post(
            "/v1/assignments",
            """
            {"customer_id":"customer-%d","session_id":"s","attributes":{"language":"hi"},
             "at":"%s","experiments":["exp_voice_001"]}
            """
                .formatted(customer, LATER));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** Ends the process in order, which sends every exposure, and starts another. */
  private void restart() {
    assigner.close();
    assigner = start();
  }

  private AssignerProcess start() {
    return AssignerProcess.start(broker.bootstrapServers(), registry.url(), LOGS);
  }

  static void assertProblem(HttpResponse<String> response, int status, String text) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json(response)).containsKeys("type", "title", "status", "detail");
    assertThat(response.body()).contains(text);
  }
}
