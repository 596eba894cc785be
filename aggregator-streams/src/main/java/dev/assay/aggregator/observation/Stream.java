package dev.assay.aggregator.observation;

import dev.assay.schemas.avro.EventStream;
import java.util.List;
import java.util.Optional;

/** The streams that metrics are defined over, with their numeric fields. */
public enum Stream {
  SESSIONS(
      EventStream.SESSIONS,
      "duration_ms",
      "turns",
      "errors",
      "customer_interruptions",
      "agent_interruptions"),
  LATENCIES(EventStream.LATENCIES, "milliseconds", "turn"),
  FUNNEL(EventStream.FUNNEL),
  SENTIMENTS(EventStream.SENTIMENTS, "score", "confidence", "turn"),
  RETRIEVALS(
      EventStream.RETRIEVALS,
      "chunks_retrieved",
      "chunks_cited",
      "relevance",
      "tokens",
      "cost",
      "cache_hit",
      "response_time_ms"),
  MEASUREMENTS(EventStream.MEASUREMENTS, "value");

  private static final List<Stream> VALUES = List.of(values());

  private final EventStream contract;
  private final List<String> fields;

  Stream(EventStream contract, String... fields) {
    this.contract = contract;
    this.fields = List.of(fields);
  }

  /** The stream of the contract's name; empty when it is unknown. */
  public static Optional<Stream> of(EventStream contract) {
    return VALUES.stream().filter(stream -> stream.contract == contract).findFirst();
  }

  /** The stream at a position, as {@link #ordinal} gave it. */
  public static Stream at(int ordinal) {
    return VALUES.get(ordinal);
  }

  /** Names of the numbers of an observation, in their order. */
  public List<String> fields() {
    return fields;
  }
}
