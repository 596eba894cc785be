package dev.assay.local.deadletter;

import dev.assay.schemas.avro.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter and the headers of the record that it is about.
 *
 * @param letter as the aggregator wrote it
 * @param headers the record's own
 */
record Letter(DeadLetter letter, Headers headers) {

  /** Why the record was not counted: {@code invalid: score is 1.5; allowed: -1.0 to 1.0}. */
  String reason() {
    return letter.getReason().name().toLowerCase(Locale.ROOT) + ": " + letter.getDetail();
  }

  /** The record's key; null when it had none. */
  @Nullable String key() {
    ByteBuffer key = letter.getKey();
    return key == null ? null : StandardCharsets.UTF_8.decode(key.duplicate()).toString();
  }

  /** Bytes of the record's value; 0 when the letter has none. */
  int size() {
    ByteBuffer value = letter.getValue();
    return value == null ? 0 : value.remaining();
  }
}
