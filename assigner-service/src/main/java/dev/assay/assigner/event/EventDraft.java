package dev.assay.assigner.event;

import dev.assay.assigner.definition.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** What is said of one event, before anybody has looked whether it makes sense. For one thread. */
public final class EventDraft {

  /** Of properties that are unknown, or there twice, how many are told. */
  private static final int MOST_EXTRA = 20;

  private static final int TYPE = FieldNames.slot(FieldNames.TYPE);

  private final @Nullable Object[] said = new @Nullable Object[FieldNames.count()];
  private final List<Violation> violations = new ArrayList<>(0);
  private final List<Violation> unknown = new ArrayList<>(0);

  /** An event of a kind, of which nothing else is said yet. */
  public static EventDraft of(EventKind kind) {
    return new EventDraft().set(FieldNames.TYPE, kind.type());
  }

  /**
   * Says what a field holds.
   *
   * @param value a text, a Long, a Double, a Boolean, a list, or null for nothing; a time is a text
   */
  public EventDraft set(String name, @Nullable Object value) {
    int slot = FieldNames.slot(name);
    if (slot < 0) {
      // Told when the kind is known, with what there is instead.
      if (unknown.size() < MOST_EXTRA) {
        unknown.add(new Violation(String.valueOf(Echo.of(name)), Echo.of(value), ""));
      }
    } else if (said[slot] == null) {
      said[slot] = value;
    } else if (violations.size() < MOST_EXTRA) {
      violations.add(new Violation(name, Echo.of(value), "each property once"));
    }
    return this;
  }

  /**
   * Looks whether it makes sense.
   *
   * @param now no event is from much later
   */
  public Judged judge(Instant now) {
    EventKind kind = EventKind.of(said[TYPE]);
    if (kind == null) {
      note(FieldNames.TYPE, said[TYPE], EventKind.TYPES);
      return new Judged.Invalid(null, eventId(), violations);
    }
    SpecificRecord event = kind.newRecord();
    @Nullable Object[] read = new @Nullable Object[said.length];
    for (EventField field : kind.fields()) {
      Object value = read(field);
      if (value != null) {
        event.put(field.position(), value);
        read[field.slot()] = value;
      }
    }
    refuseUnknown(kind);
    EventRules.check(said, read, now, violations);
    String key = EventRules.key(read);
    String eventId = (String) read[EventRules.EVENT_ID];
    return violations.isEmpty() && key != null && eventId != null
        ? new Judged.Valid(kind, key, eventId, event)
        : new Judged.Invalid(kind, eventId, violations);
  }

  private @Nullable Object read(EventField field) {
    Object value = said[field.slot()];
    if (value == null) {
      if (field.isRequired()) {
        note(field.name(), null, field.rule().allowed());
      }
      return field.otherwise();
    }
    Object read = field.rule().reader().apply(value);
    if (read == null) {
      note(field.name(), value, field.rule().allowed());
    }
    return read;
  }

  private void refuseUnknown(EventKind kind) {
    for (int slot = 0; slot < said.length; slot++) {
      if (said[slot] != null && !kind.has(slot)) {
        note(FieldNames.name(slot), said[slot], kind.noSuchField());
      }
    }
    for (Violation property : unknown) {
      violations.add(new Violation(property.field(), property.value(), kind.noSuchField()));
    }
  }

  private @Nullable String eventId() {
    Object id = said[EventRules.EVENT_ID];
    return id != null && FieldRule.TEXT.reader().apply(id) instanceof String text ? text : null;
  }

  private void note(String name, @Nullable Object value, String allowed) {
    String rule = value == null ? "required: " + allowed : allowed;
    violations.add(new Violation(name, Echo.of(value), rule));
  }
}
