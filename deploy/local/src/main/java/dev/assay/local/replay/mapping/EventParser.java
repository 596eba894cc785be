package dev.assay.local.replay.mapping;

import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Reads the events of a source, against the schemas of their topics. */
final class EventParser {

  private static final Map<String, Topic<? extends SpecificRecord>> STREAMS =
      new TreeMap<>(
          Map.of(
              "sessions", Topics.SESSIONS,
              "latencies", Topics.LATENCIES,
              "funnel", Topics.FUNNEL,
              "sentiments", Topics.SENTIMENTS,
              "retrievals", Topics.RETRIEVALS,
              "measurements", Topics.MEASUREMENTS));

  private final List<ColumnUse> columns;

  EventParser(List<ColumnUse> columns) {
    this.columns = columns;
  }

  List<EventRule> parse(Optional<YamlValue> events) {
    return events.map(YamlValue::list).orElse(List.of()).stream().map(this::event).toList();
  }

  private EventRule event(YamlValue value) {
    YamlObject event = value.object("stream", "when", "fields");
    YamlValue stream = event.require("stream");
    Topic<? extends SpecificRecord> topic = STREAMS.get(stream.text());
    if (topic == null) {
      throw stream.invalid(
          "\"%s\" is not a stream; allowed: %s"
              .formatted(stream.text(), String.join(", ", STREAMS.keySet())));
    }
    return new EventRule(
        topic,
        event.get("when").map(when -> new ConditionParser(columns).parse(when)).orElse(List.of()),
        fields(topic.schema(), event.require("fields")));
  }

  private List<FieldRule> fields(Schema schema, YamlValue value) {
    List<Schema.Field> settable =
        schema.getFields().stream()
            .filter(field -> !EventRule.ENVELOPE.contains(field.name()))
            .toList();
    YamlObject fields = value.object(settable.stream().map(Schema.Field::name).toList());
    Set<String> missing = new HashSet<>();
    List<FieldRule> rules = new ArrayList<>();
    for (Schema.Field field : settable) {
      fields
          .get(field.name())
          .ifPresentOrElse(
              rule -> rules.add(field(field, rule)),
              () -> {
                if (!field.hasDefaultValue()) {
                  missing.add(field.name());
                }
              });
    }
    if (!missing.isEmpty()) {
      throw value.invalid("field \"%s\" is missing".formatted(String.join("\", \"", missing)));
    }
    return rules;
  }

  private FieldRule field(Schema.Field field, YamlValue value) {
    if (value.isScalar()) {
      return checked(
          value,
          new FieldRule(value.line(), field, ValueParser.parse(value, columns), 1, 0, false));
    }
    YamlObject object = value.object("column", "values", "constant", "template", "scale", "offset");
    return checked(
        value,
        new FieldRule(
            value.line(),
            field,
            ValueParser.of(object, columns),
            object.get("scale").map(YamlValue::number).orElse(1.0),
            object.get("offset").map(YamlValue::number).orElse(0.0),
            object.get("scale").isPresent() || object.get("offset").isPresent()));
  }

  /** A constant that the field does not take is the mapping's mistake, not a row's. */
  private static FieldRule checked(YamlValue value, FieldRule rule) {
    if (rule.value() instanceof ValueRule.Constant constant) {
      try {
        FieldText.convert(rule.field(), constant.value(), rule);
      } catch (FieldText.Unconvertible e) {
        throw value.invalid("field \"%s\": %s".formatted(rule.field().name(), e.problem()));
      }
    }
    return rule;
  }
}
