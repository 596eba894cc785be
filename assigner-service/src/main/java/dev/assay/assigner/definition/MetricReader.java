package dev.assay.assigner.definition;

import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a metric that an experiment defines itself, or a built-in one with changes. */
final class MetricReader {

  /** What ends a time between; the contract keeps it as the denominator. */
  static final String UNTIL = "until";

  private MetricReader() {}

  static MetricDefinition read(Fields fields) {
    String name = fields.requiredName("name");
    Optional<MetricDefinition> builtIn = MetricCatalog.find(name);
    MetricDefinition.Builder metric =
        builtIn.map(MetricDefinition::newBuilder).orElseGet(MetricDefinition::newBuilder);
    metric.setName(name);
    metric.setDescription(
        fields.text("description", builtIn.isPresent() ? metric.getDescription() : ""));
    metric.setHigherIsBetter(
        fields.flag("higher_is_better", builtIn.isEmpty() || metric.getHigherIsBetter()));
    metric.setUnitOfMeasure(
        fields.text("unit_of_measure", builtIn.isPresent() ? metric.getUnitOfMeasure() : ""));
    if (builtIn.isEmpty() && !fields.has("type") && !fields.has("source")) {
      fields.note(
          "name",
          name,
          "a built-in metric, or one defined with type, aggregation and source; built in are "
              + String.join(", ", MetricCatalog.names()));
    }
    readShape(fields, metric, builtIn.isEmpty());
    readLimits(fields, metric);
    fields.refuseUnknown();
    MetricDefinition read = metric.build();
    MetricRules.check(fields, read);
    return read;
  }

  private static void readShape(Fields fields, MetricDefinition.Builder metric, boolean whole) {
    boolean wasRatio = !whole && metric.getType() == MetricType.RATIO;
    boolean wasBetween = !whole && metric.getAggregation() == Aggregation.TIME_BETWEEN;
    if (whole || fields.has("type")) {
      metric.setType(fields.requiredOneOf("type", MetricType.values()));
    }
    if (whole || fields.has("aggregation")) {
      metric.setAggregation(fields.requiredOneOf("aggregation", Aggregation.values()));
    }
    if (whole || fields.has("source")) {
      MetricSource source = source(fields, "source");
      metric.setSource(source == null ? unknownSource() : source);
      if (!fields.has("source")) {
        fields.note("source", null, "required: what the metric reads");
      }
    }
    boolean between = metric.getAggregation() == Aggregation.TIME_BETWEEN;
    MetricSource denominator = source(fields, "denominator");
    MetricSource until = source(fields, UNTIL);
    if (denominator != null || until != null) {
      metric.setDenominator(between ? until : denominator);
    } else if (between != wasBetween || (wasRatio && metric.getType() != MetricType.RATIO)) {
      metric.setDenominator(null);
    }
  }

  private static void readLimits(Fields fields, MetricDefinition.Builder metric) {
    metric.setMinimumDetectableEffect(
        fields.number(
            "minimum_detectable_effect",
            "a relative effect above 0 and at most 10, as 0.1 for ten percent",
            effect -> effect.signum() > 0 && effect.doubleValue() <= 10));
    metric.setCap(fields.number("cap", "a finite number", cap -> true));
    Double window =
        fields.number("conversion_window_hours", Hours.POSITIVE_RULE, Hours::isPositive);
    metric.setConversionWindowMs(window == null ? null : Hours.toMillis(window));
  }

  private static @Nullable MetricSource source(Fields metric, String name) {
    Fields fields = metric.object(name);
    if (fields == null) {
      return null;
    }
    EventStream stream = fields.requiredOneOf("stream", EventStream.values());
    List<String> labels =
        Streams.labels(stream)
            .map(known -> fields.texts("labels", labelRule(stream, known), known::contains))
            .orElseGet(() -> fields.texts("labels", "a text that is not blank", l -> !l.isBlank()));
    String field = fields.text("field");
    List<String> known = Streams.fields(stream);
    if (field != null && stream != EventStream.UNKNOWN && !known.contains(field)) {
      fields.note("field", field, fieldRule(stream, known));
    }
    fields.refuseUnknown();
    return new MetricSource(stream, labels, field);
  }

  private static MetricSource unknownSource() {
    return new MetricSource(EventStream.UNKNOWN, List.of(), null);
  }

  private static String labelRule(EventStream stream, List<String> known) {
    String name = Fields.lowerCase(stream);
    return known.isEmpty()
        ? "none: events of " + name + " have no label"
        : "labels of " + name + ": " + String.join(", ", known);
  }

  private static String fieldRule(EventStream stream, List<String> known) {
    String name = Fields.lowerCase(stream);
    return known.isEmpty()
        ? "none: events of " + name + " have no numeric field"
        : "fields of " + name + ": " + String.join(", ", known);
  }
}
