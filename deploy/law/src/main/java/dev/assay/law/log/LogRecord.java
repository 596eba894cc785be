package dev.assay.law.log;

import dev.assay.schemas.topic.Topic;
import java.time.Instant;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record of one of the topics that are keyed by subject.
 *
 * @param key as published, right or wrong
 */
public record LogRecord(Topic<? extends SpecificRecord> topic, String key, SpecificRecord value) {

  public String eventId() {
    return Objects.requireNonNull(text("event_id"));
  }

  /** When it happened. */
  public Instant time() {
    return (Instant) Objects.requireNonNull(field("time"));
  }

  public @Nullable String customerId() {
    return text("customer_id");
  }

  public @Nullable String sessionId() {
    return text("session_id");
  }

  private @Nullable String text(String name) {
    return (String) field(name);
  }

  private @Nullable Object field(String name) {
    return value.get(value.getSchema().getField(name).pos());
  }
}
