package dev.assay.assigner.ingestion;

import dev.assay.assigner.event.EventKind;
import dev.assay.assigner.event.Judged;
import dev.assay.assigner.wire.AvroBytes;
import dev.assay.assigner.wire.WireFormat;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;

/** Makes bytes of events, each kind with its own schema. Safe for use by several threads. */
final class EventFormats {

  private final Map<EventKind, WireFormat<SpecificRecord>> byKind = new EnumMap<>(EventKind.class);

  EventFormats(AvroSerdes serdes) {
    for (EventKind kind : EventKind.values()) {
      byKind.put(kind, new WireFormat<>(topic(kind), serdes));
    }
  }

  /**
   * The event's bytes.
   *
   * @param buffer the caller's own
   */
  byte[] write(Judged.Valid event, AvroBytes buffer) {
    return Objects.requireNonNull(byKind.get(event.kind()), event.kind()::type)
        .write(event.value(), buffer);
  }

  // An event's record is its kind's.
  @SuppressWarnings("unchecked")
  private static Topic<SpecificRecord> topic(EventKind kind) {
    return (Topic<SpecificRecord>) kind.topic();
  }
}
