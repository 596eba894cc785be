package dev.assay.aggregator.topology;

import dev.assay.schemas.avro.DeadLetter;
import dev.assay.schemas.avro.DeadLetterReason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Writes down what could not be counted, with all that it takes to send it again. */
final class DeadLetters {

  private DeadLetters() {}

  static DeadLetter of(
      RecordMetadata metadata,
      Record<String, ?> entry,
      DeadLetterReason reason,
      String detail,
      @Nullable ByteBuffer bytes) {
    String key = entry.key();
    return new DeadLetter(
        metadata.topic(),
        metadata.partition(),
        metadata.offset(),
        Instant.ofEpochMilli(entry.timestamp()),
        reason,
        detail,
        key == null ? null : ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)),
        bytes);
  }
}
