package dev.assay.benchmarks.pipeline.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.benchmarks.pipeline.log.LogRecord;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonBatchesTest {

  private static final Instant TIME = Instant.parse("2026-01-31T09:30:00.250Z");

  @Test
  void writesWhatClientsPost() {
    LogRecord latency =
        record(
            new LatencyEvent("e1", TIME, "c1", null, 2, LatencyComponent.LLM_FIRST_TOKEN, 312.5));
    LogRecord sentiment =
        new LogRecord(
            Topics.SENTIMENTS,
            0,
            "c1",
            new SentimentEvent("e2", TIME, "c1", null, null, -0.5, null, List.of("late")));
    List<byte[]> bodies = JsonBatches.of(List.of(latency, sentiment, latency), 2);
    assertThat(bodies).hasSize(2);
    assertThat(new String(bodies.getFirst(), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"events\":[{\"type\":\"latency\",\"event_id\":\"e1\","
                + "\"time\":\"2026-01-31T09:30:00.250Z\",\"customer_id\":\"c1\",\"turn\":2,"
                + "\"component\":\"llm_first_token\",\"milliseconds\":312.5},"
                + "{\"type\":\"sentiment\",\"event_id\":\"e2\","
                + "\"time\":\"2026-01-31T09:30:00.250Z\",\"customer_id\":\"c1\",\"score\":-0.5,"
                + "\"keywords\":[\"late\"]}]}");
  }

  private static LogRecord record(LatencyEvent event) {
    return new LogRecord(Topics.LATENCIES, 0, "c1", event);
  }
}
