package dev.assay.aggregator.topology;

import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A record's value as far as it could be read. */
final class Decoded {

  private final @Nullable ByteBuffer bytes;
  private final @Nullable SpecificRecord value;
  private final @Nullable String problem;
  private long appendTime;

  /**
   * @param bytes as they came; null for a record without a value
   * @param value the record; null when it could not be read
   * @param problem why it could not be read; null when it could
   */
  Decoded(@Nullable ByteBuffer bytes, @Nullable SpecificRecord value, @Nullable String problem) {
    this.bytes = bytes;
    this.value = value;
    this.problem = problem;
  }

  @Nullable ByteBuffer bytes() {
    return bytes;
  }

  @Nullable SpecificRecord value() {
    return value;
  }

  @Nullable String problem() {
    return problem;
  }

  /** Kafka's timestamp, ms: a processor sees the event time in its place. */
  long appendTime() {
    return appendTime;
  }

  /** A deserializer is not told the timestamp; whoever extracts the event time is. */
  void appendedAt(long time) {
    appendTime = time;
  }
}
