package dev.assay.aggregator.observation;

import dev.assay.schemas.avro.EventStream;
import java.util.List;
import java.util.Optional;

/** The streams that metrics are defined over, with their numeric fields. */
public enum Stream {
  SESSIONS(
      1,
      EventStream.SESSIONS,
      "duration_ms",
      "turns",
      "errors",
      "customer_interruptions",
      "agent_interruptions"),
  LATENCIES(2, EventStream.LATENCIES, "milliseconds", "turn"),
  FUNNEL(3, EventStream.FUNNEL),
  SENTIMENTS(4, EventStream.SENTIMENTS, "score", "confidence", "turn"),
  RETRIEVALS(
      5,
      EventStream.RETRIEVALS,
      "chunks_retrieved",
      "chunks_cited",
      "relevance",
      "tokens",
      "cost",
      "cache_hit",
      "response_time_ms"),
  MEASUREMENTS(6, EventStream.MEASUREMENTS, "value");

  private static final List<Stream> VALUES = List.of(values());

  private final int code;
  private final EventStream contract;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> fields;

  Stream(int code, EventStream contract, String... fields) {
    this.code = code;
    this.contract = contract;
    this.fields = List.of(fields);
  }

  /** The stream of the contract's name; empty when it is unknown. */
  public static Optional<Stream> of(EventStream contract) {
    return VALUES.stream().filter(stream -> stream.contract == contract).findFirst();
  }

  /** The stream of a stored code. */
  public static Stream ofCode(int code) {
    for (Stream stream : VALUES) {
      if (stream.code == code) {
        return stream;
      }
    }
    throw new IllegalArgumentException("No stream has the code " + code);
  }

  /** What stores write; never changes. */
  public int code() {
    return code;
  }

  /** Names of the numbers of an observation, in their order. */
  public List<String> fields() {
    return fields;
  }
}
