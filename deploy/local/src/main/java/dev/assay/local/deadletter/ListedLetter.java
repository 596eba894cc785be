package dev.assay.local.deadletter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.schemas.avro.DeadLetter;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a dead letter: not the record itself, of which there may be megabytes.
 *
 * @param topic the record's
 * @param time the record's Kafka timestamp
 * @param key null when the record had none
 * @param bytes of the record's value
 * @param reason {@code unreadable} or {@code invalid}
 * @param detail the field, its value and what is allowed, or what the decoder said
 */
record ListedLetter(
    String topic,
    int partition,
    long offset,
    Instant time,
    @Nullable String key,
    int bytes,
    String reason,
    String detail) {

  static ListedLetter of(Letter found) {
    DeadLetter letter = found.letter();
    return new ListedLetter(
        letter.getTopic(),
        letter.getPartition(),
        letter.getOffset(),
        letter.getRecordTime(),
        found.key(),
        found.size(),
        letter.getReason().name().toLowerCase(Locale.ROOT),
        letter.getDetail());
  }

  /** The cells of a table's row, none of which can steer a terminal. */
  String[] cells() {
    return new String[] {
      topic,
      Integer.toString(partition),
      Long.toString(offset),
      time.toString(),
      key == null ? "-" : plain(key),
      Integer.toString(bytes),
      reason + ": " + plain(detail)
    };
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("topic", topic)
        .put("partition", partition)
        .put("offset", offset)
        .put("time", time.toString())
        .put("key", key)
        .put("bytes", bytes)
        .put("reason", reason)
        .put("detail", detail);
  }

  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", " ");
  }
}
