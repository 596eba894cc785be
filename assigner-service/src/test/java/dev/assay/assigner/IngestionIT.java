package dev.assay.assigner;

import static dev.assay.assigner.AssignerProcess.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionOutcome;
import dev.assay.schemas.avro.SessionStatus;
import dev.assay.schemas.topic.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestionIT {

  private static final Path LOGS = Path.of("target", "ingestion-it");
  private static final Instant TIME = Instant.parse("2026-01-31T09:30:00.250Z");

  private final EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
  private final EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
  private final AssignerProcess assigner =
      AssignerProcess.start(broker.bootstrapServers(), registry.url(), LOGS);
  private final EventTopics topics = new EventTopics(broker.bootstrapServers(), registry.url());

  @AfterAll
  void stopEverything() {
    assigner.close();
    registry.close();
    broker.close();
  }

  @Test
  void storesEveryKindUnderItsKeyWithEveryField() throws Exception {
    String common =
        "\"event_id\":\"e%d\",\"time\":\"2026-01-31T09:30:00.250Z\",\"session_id\":\"s1\"";
    String customer = common + ",\"customer_id\":\"c1\"";
    String batch =
        batch(
            "{\"type\":\"session\",\"status\":\"ended\",\"outcome\":\"completed\","
                + "\"duration_ms\":90000,\"turns\":7,\"errors\":1,\"customer_interruptions\":2,"
                + "\"agent_interruptions\":3,"
                + customer.formatted(1),
            "{\"type\":\"latency\",\"turn\":2,\"component\":\"llm\",\"milliseconds\":312.5,"
                + customer.formatted(2),
            "{\"type\":\"funnel\",\"stage\":\"gr\u00fc\u00df \ud83d\ude42\","
                + customer.formatted(3),
            "{\"type\":\"sentiment\",\"turn\":1,\"score\":-0.5,\"confidence\":0.9,"
                + "\"keywords\":[\"late\"],"
                + customer.formatted(4),
            "{\"type\":\"retrieval\",\"query_template\":\"plans\",\"chunks_retrieved\":5,"
                + "\"chunks_cited\":2,\"relevance\":0.8,\"tokens\":700,\"cost\":0.0014,"
                + "\"cache_hit\":true,\"response_time_ms\":15,"
                + customer.formatted(5),
            "{\"type\":\"measurement\",\"name\":\"satisfaction\",\"value\":4,"
                + customer.formatted(6),
            "{\"type\":\"measurement\",\"name\":\"satisfaction\",\"value\":5,"
                + common.formatted(7));
    HttpResponse<String> answer = assigner.post("/v1/events", batch);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"accepted\":7,\"duplicate\":0,\"rejected\":0,");

    assertThat(topics.of(Topics.SESSIONS, "c1"))
        .containsExactly(
            new SessionEvent(
                "e1",
                TIME,
                "c1",
                "s1",
                SessionStatus.ENDED,
                SessionOutcome.COMPLETED,
                90_000L,
                7,
                1,
                2,
                3));
    assertThat(topics.of(Topics.LATENCIES, "c1"))
        .containsExactly(new LatencyEvent("e2", TIME, "c1", "s1", 2, LatencyComponent.LLM, 312.5));
    assertThat(topics.of(Topics.FUNNEL, "c1"))
        .containsExactly(new FunnelEvent("e3", TIME, "c1", "s1", "gr\u00fc\u00df \ud83d\ude42"));
    assertThat(topics.of(Topics.SENTIMENTS, "c1"))
        .containsExactly(new SentimentEvent("e4", TIME, "c1", "s1", 1, -0.5, 0.9, List.of("late")));
    assertThat(topics.of(Topics.RETRIEVALS, "c1"))
        .containsExactly(
            new RetrievalEvent(
                "e5", TIME, "c1", "s1", "plans", 5, 2, 0.8, 700, 0.0014, true, 15.0));
    assertThat(topics.of(Topics.MEASUREMENTS, "c1"))
        .containsExactly(new MeasurementEvent("e6", TIME, "c1", "s1", "satisfaction", 4.0));
    assertThat(topics.of(Topics.MEASUREMENTS, "s1"))
        .containsExactly(new MeasurementEvent("e7", TIME, null, "s1", "satisfaction", 5.0));
  }

  @Test
  void answersForEachEventInItsOrder() throws Exception {
    String first = measurement("order-1", "order", 1);
    String body = batch(first, measurement("order-2", "order", 2).replace("2.0", "\"2\""), first);
    HttpResponse<String> answer = assigner.post("/v1/events", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"accepted\":1,\"duplicate\":1,\"rejected\":1,\"events\":["
                + "{\"event_id\":\"order-1\",\"outcome\":\"accepted\"},"
                + "{\"event_id\":\"order-2\",\"outcome\":\"rejected\",\"errors\":[{\"field\":\"value\","
                + "\"value\":\"2\",\"allowed\":\"a number from -1.0E150 to 1.0E150\"}]},"
                + "{\"event_id\":\"order-1\",\"outcome\":\"duplicate\"}]}");
    assertThat(json(assigner.post("/v1/events", batch(first)))).containsEntry("duplicate", one());
    String other = first.replace("\"order\"", "\"another\"");
    assertThat(json(assigner.post("/v1/events", batch(other)))).containsEntry("accepted", one());
    assertThat(topics.of(Topics.MEASUREMENTS, "order")).hasSize(1);
    assertThat(assigner.manage("/prometheus").body())
        .containsPattern(
            "assay_events_total\\{.*kind=\"measurement\".*outcome=\"duplicate\".*\\} [1-9]")
        .contains("assay_events_in_flight_bytes");
  }

  @Test
  void takesGzip() throws Exception {
    byte[] body =
        batch(measurement("g1", "gzip", 1), measurement("g2", "gzip", 2))
            .getBytes(StandardCharsets.UTF_8);
    HttpResponse<byte[]> answer = postGzip(gzip(body));
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
    assertThat(topics.of(Topics.MEASUREMENTS, "gzip")).hasSize(2);
  }

  @Test
  void refusesWhatUnpacksToTooMuch() throws Exception {
    byte[] bomb = gzip(new byte[512 << 20]);
    assertThat(bomb.length).isLessThan(1 << 20);
    HttpResponse<byte[]> answer = postGzip(bomb);
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(413);
    assertProblem(answer);
  }

  @Test
  void refusesWhatIsNotPackedAsItSays() throws Exception {
    HttpResponse<byte[]> answer = postGzip("{\"events\":[]}".getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(400);
    assertProblem(answer);
    byte[] cut = gzip(batch(measurement("g3", "cut", 1)).getBytes(StandardCharsets.UTF_8));
    answer = postGzip(Arrays.copyOf(cut, cut.length / 2));
    assertThat(answer.statusCode()).as(text(answer)).isEqualTo(400);
    assertProblem(answer);
    answer =
        assigner.postBytes(
            "/v1/events",
            new byte[] {1, 2, 3},
            "Content-Type",
            "application/json",
            "Content-Encoding",
            "zstd");
    assertThat(answer.statusCode()).as(text(answer)).isIn(400, 415);
    assertProblem(answer);
    assertThat(topics.of(Topics.MEASUREMENTS, "cut")).isEmpty();
  }

  @Test
  void refusesBatchesThatAreTooLargeOrNone() throws Exception {
    String event = measurement("m", "many", 1);
    assertProblem(assigner.post("/v1/events", batch(copies(event, 1001))), 413, "1000");
    assertThat(assigner.post("/v1/events", batch(copies(event, 1000))).statusCode()).isEqualTo(200);
    assertProblem(assigner.post("/v1/events", " ".repeat(1_100_000)), 413, "");
    assertProblem(assigner.post("/v1/events", ""), 400, "empty");
    assertProblem(assigner.post("/v1/events", "{\"events\":["), 400, "not JSON");
    assertProblem(assigner.post("/v1/events", "[".repeat(5000)), 400, "not JSON");
    assertProblem(assigner.post("/v1/events", "[]"), 400, "events");
    assertProblem(assigner.send("POST", "/v1/events", "text/plain", "{}"), 415, "");
    HttpResponse<byte[]> latin =
        assigner.postBytes(
            "/v1/events",
            batch(event.replace("many", "gr\u00fc\u00df")).getBytes(StandardCharsets.ISO_8859_1),
            "Content-Type",
            "application/json");
    assertThat(latin.statusCode()).isEqualTo(400);
    assertThat(text(latin)).contains("not UTF-8");
  }

  private HttpResponse<byte[]> postGzip(byte[] body) throws Exception {
    return assigner.postBytes(
        "/v1/events", body, "Content-Type", "application/json", "Content-Encoding", "gzip");
  }

  private static Object one() {
    return BigDecimal.ONE;
  }

  private static String[] copies(String event, int count) {
    String[] events = new String[count];
    Arrays.fill(events, event);
    return events;
  }

  private static String measurement(String id, String session, double value) {
    return "{\"type\":\"measurement\",\"name\":\"x\",\"value\":%s,\"event_id\":\"%s\",\"session_id\":\"%s\",\"time\":\"2026-01-31T09:30:00Z\""
        .formatted(value, id, session);
  }

  private static String batch(String... events) {
    return "{\"events\":[" + String.join("},", events) + "}]}";
  }

  private static byte[] gzip(byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(body);
    }
    return bytes.toByteArray();
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static void assertProblem(HttpResponse<byte[]> response) {
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  private static void assertProblem(HttpResponse<String> response, int status, String text) {
    AssignerIT.assertProblem(response, status, text);
  }
}
