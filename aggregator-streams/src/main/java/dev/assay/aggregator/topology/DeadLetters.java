package dev.assay.aggregator.topology;

import dev.assay.schemas.avro.DeadLetter;
import dev.assay.schemas.avro.DeadLetterReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Writes down what could not be counted, with all that it takes to send it again. The record's
 * headers become the dead letter's own.
 */
final class DeadLetters {

  /** Half of the largest batch: what is larger could not be sent, and would stop its task. */
  private static final int LARGEST_VALUE = 8 << 20;

  private DeadLetters() {}

  static DeadLetter of(
      RecordMetadata metadata,
      Record<String, Decoded> entry,
      DeadLetterReason reason,
      String detail) {
    String key = entry.key();
    ByteBuffer bytes = entry.value().bytes();
    int size = bytes == null ? 0 : bytes.remaining();
    boolean fits = size <= LARGEST_VALUE;
    return new DeadLetter(
        metadata.topic(),
        metadata.partition(),
        metadata.offset(),
        Instant.ofEpochMilli(entry.value().appendTime()),
        reason,
        fits ? detail : "%s (its %d bytes are too many to repeat)".formatted(detail, size),
        key == null ? null : ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)),
        fits ? bytes : null);
  }
}
