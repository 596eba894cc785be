package dev.assay.law.oracle;

import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.avro.SessionStatus;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Reads stream, label and numbers from valid events. */
final class ObservationReader {

  private ObservationReader() {}

  static Observation read(SpecificRecord event) {
    return switch (event) {
      case SessionEvent session -> session(session);
      case LatencyEvent latency -> latency(latency);
      case FunnelEvent funnel ->
          new Observation(EventStream.FUNNEL, funnel.getStage(), Map.of(), funnel.getTime());
      case SentimentEvent sentiment -> sentiment(sentiment);
      case RetrievalEvent retrieval -> retrieval(retrieval);
      case MeasurementEvent measurement ->
          new Observation(
              EventStream.MEASUREMENTS,
              measurement.getName(),
              Map.of("value", measurement.getValue()),
              measurement.getTime());
      default -> throw new IllegalArgumentException("No event: " + event);
    };
  }

  private static Observation session(SessionEvent event) {
    String label =
        event.getStatus() == SessionStatus.STARTED
            ? "started"
            : lowerCase(Objects.requireNonNull(event.getOutcome()));
    Map<String, Double> fields = new HashMap<>();
    put(fields, "duration_ms", event.getDurationMs());
    put(fields, "turns", event.getTurns());
    put(fields, "errors", event.getErrors());
    put(fields, "customer_interruptions", event.getCustomerInterruptions());
    put(fields, "agent_interruptions", event.getAgentInterruptions());
    return new Observation(EventStream.SESSIONS, label, fields, event.getTime());
  }

  private static Observation latency(LatencyEvent event) {
    Map<String, Double> fields = new HashMap<>();
    put(fields, "milliseconds", event.getMilliseconds());
    put(fields, "turn", event.getTurn());
    return new Observation(
        EventStream.LATENCIES, lowerCase(event.getComponent()), fields, event.getTime());
  }

  private static Observation sentiment(SentimentEvent event) {
    Map<String, Double> fields = new HashMap<>();
    put(fields, "score", event.getScore());
    put(fields, "confidence", event.getConfidence());
    put(fields, "turn", event.getTurn());
    return new Observation(EventStream.SENTIMENTS, "", fields, event.getTime());
  }

  private static Observation retrieval(RetrievalEvent event) {
    Map<String, Double> fields = new HashMap<>();
    put(fields, "chunks_retrieved", event.getChunksRetrieved());
    put(fields, "chunks_cited", event.getChunksCited());
    put(fields, "relevance", event.getRelevance());
    put(fields, "tokens", event.getTokens());
    put(fields, "cost", event.getCost());
    put(fields, "response_time_ms", event.getResponseTimeMs());
    Boolean hit = event.getCacheHit();
    put(fields, "cache_hit", hit == null ? null : Integer.valueOf(hit ? 1 : 0));
    String template = event.getQueryTemplate();
    return new Observation(
        EventStream.RETRIEVALS, template == null ? "" : template, fields, event.getTime());
  }

  private static void put(Map<String, Double> fields, String name, @Nullable Number value) {
    if (value != null) {
      fields.put(name, value.doubleValue());
    }
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
