package dev.assay.assigner.definition;

import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.SessionOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What metrics can read of each event stream. */
final class Streams {

  /** The label of a session that has not ended. */
  static final String STARTED = "started";

  /** The labels of sessions that have ended: how they did. */
  static final List<String> ENDED =
      Stream.of(SessionOutcome.values())
          .filter(outcome -> outcome != SessionOutcome.UNKNOWN)
          .map(Fields::lowerCase)
          .toList();

  /** The parts of an answer whose time is taken. */
  static final List<String> COMPONENTS =
      Stream.of(LatencyComponent.values())
          .filter(component -> component != LatencyComponent.UNKNOWN)
          .map(Fields::lowerCase)
          .toList();

  private Streams() {}

  /** The numeric fields of the stream's events. */
  static List<String> fields(EventStream stream) {
    return switch (stream) {
      case SESSIONS ->
          List.of(
              "duration_ms", "turns", "errors", "customer_interruptions", "agent_interruptions");
      case LATENCIES -> List.of("milliseconds", "turn");
      case FUNNEL, UNKNOWN -> List.of();
      case SENTIMENTS -> List.of("score", "confidence", "turn");
      case RETRIEVALS ->
          List.of(
              "chunks_retrieved",
              "chunks_cited",
              "relevance",
              "tokens",
              "cost",
              "cache_hit",
              "response_time_ms");
      case MEASUREMENTS -> List.of("value");
    };
  }

  /** The labels that the stream's events can have; empty when producers choose them. */
  static Optional<List<String>> labels(EventStream stream) {
    return switch (stream) {
      case SESSIONS -> {
        List<String> labels = new ArrayList<>(List.of(STARTED));
        labels.addAll(ENDED);
        yield Optional.of(labels);
      }
      case LATENCIES -> Optional.of(COMPONENTS);
      case SENTIMENTS -> Optional.of(List.of());
      case FUNNEL, RETRIEVALS, MEASUREMENTS, UNKNOWN -> Optional.empty();
    };
  }
}
