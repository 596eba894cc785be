package dev.assay.assigner.ingestion;

import dev.assay.assigner.event.EventKind;
import dev.assay.assigner.event.Judged;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Makes bytes of events, each kind with its own schema. Safe for use by several threads. */
final class EventSerializers {

  private final Map<EventKind, Serializer<SpecificRecord>> byKind = new EnumMap<>(EventKind.class);

  EventSerializers(AvroSerdes serdes) {
    for (EventKind kind : EventKind.values()) {
      byKind.put(kind, serializer(serdes, kind.topic()));
    }
  }

  byte[] serialize(Judged.Valid event) {
    Serializer<SpecificRecord> serializer =
        Objects.requireNonNull(byKind.get(event.kind()), event.kind()::type);
    return serializer.serialize(event.kind().topic().name(), event.value());
  }

  // An event's record is its kind's.
  @SuppressWarnings("unchecked")
  private static Serializer<SpecificRecord> serializer(
      AvroSerdes serdes, Topic<? extends SpecificRecord> topic) {
    return (Serializer<SpecificRecord>) serdes.serializer(topic);
  }
}
