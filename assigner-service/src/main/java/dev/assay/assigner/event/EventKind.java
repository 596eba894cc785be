package dev.assay.assigner.event;

import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.avro.LatencyEvent;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.RetrievalEvent;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.avro.SessionEvent;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The kinds of events, each with its topic and its record. */
@SuppressWarnings("ImmutableEnumChecker") // topics, constructors and lists that nobody changes
public enum EventKind {
  SESSION(Topics.SESSIONS, SessionEvent::new),
  LATENCY(Topics.LATENCIES, LatencyEvent::new),
  FUNNEL(Topics.FUNNEL, FunnelEvent::new),
  SENTIMENT(Topics.SENTIMENTS, SentimentEvent::new),
  RETRIEVAL(Topics.RETRIEVALS, RetrievalEvent::new),
  MEASUREMENT(Topics.MEASUREMENTS, MeasurementEvent::new);

  private static final Map<String, EventKind> BY_TYPE =
      Arrays.stream(values()).collect(Collectors.toMap(EventKind::type, Function.identity()));

  /** What a type may be, in words. */
  static final String TYPES =
      "one of " + Arrays.stream(values()).map(EventKind::type).collect(Collectors.joining(", "));

  private final String type;
  private final Topic<? extends SpecificRecord> topic;
  private final Supplier<SpecificRecord> records;
  private final List<EventField> fields;
  private final boolean[] slots = new boolean[FieldNames.count()];
  private final String known;

  EventKind(Topic<? extends SpecificRecord> topic, Supplier<SpecificRecord> records) {
    this.type = name().toLowerCase(Locale.ROOT);
    this.topic = topic;
    this.records = records;
    this.fields = topic.schema().getFields().stream().map(EventField::of).toList();
    fields.forEach(field -> slots[field.slot()] = true);
    slots[FieldNames.slot(FieldNames.TYPE)] = true;
    this.known = "type, " + fields.stream().map(EventField::name).collect(Collectors.joining(", "));
  }

  /** What events of this kind say as their type. */
  public String type() {
    return type;
  }

  public Topic<? extends SpecificRecord> topic() {
    return topic;
  }

  /** The kind of a type; null when there is none. */
  static @Nullable EventKind of(@Nullable Object type) {
    return type instanceof String name ? BY_TYPE.get(name) : null;
  }

  SpecificRecord newRecord() {
    return records.get();
  }

  /** In the order of the schema. */
  List<EventField> fields() {
    return fields;
  }

  boolean has(int slot) {
    return slots[slot];
  }

  /** What is said of a property that this kind lacks. */
  String noSuchField() {
    return "no such field of a %s event; known are %s".formatted(type, known);
  }
}
