package dev.assay.local.replay.mapping;

import dev.assay.local.event.SubjectRecord;
import dev.assay.schemas.topic.Topic;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** An event that a row makes when it meets the conditions. */
record EventRule(
    Topic<? extends SpecificRecord> topic, List<Condition> when, List<FieldRule> fields) {

  /** What every event has, and the mapping sets by its unit and time. */
  static final List<String> ENVELOPE = List.of("event_id", "time", "customer_id", "session_id");

  SubjectRecord event(Row row, Subject subject, Instant time, String eventId) {
    Schema schema = topic.schema();
    SpecificRecord event = empty(topic.valueType());
    for (Schema.Field field : schema.getFields()) {
      if (field.hasDefaultValue()) {
        event.put(field.pos(), FieldText.absent(field));
      }
    }
    put(event, "event_id", eventId);
    put(event, "time", time);
    put(event, "customer_id", subject.customerId());
    put(event, "session_id", subject.sessionId());
    for (FieldRule field : fields) {
      event.put(field.field().pos(), field.convert(row));
    }
    return new SubjectRecord(topic, subject.key(), time, event);
  }

  private static SpecificRecord empty(Class<? extends SpecificRecord> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no constructor without arguments", e);
    }
  }

  @SuppressWarnings("NullAway")
  private static void put(SpecificRecord event, String field, @Nullable Object value) {
    event.put(event.getSchema().getField(field).pos(), value);
  }
}
