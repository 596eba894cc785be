package dev.assay.assigner.definition;

import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Which parts of a metric make sense together. What could not be read is UNKNOWN and passes. */
final class MetricRules {

  private MetricRules() {}

  static void check(Fields fields, MetricDefinition metric) {
    MetricType type = metric.getType();
    if (type == MetricType.UNKNOWN) {
      return;
    }
    Aggregation aggregation = metric.getAggregation();
    Set<Aggregation> allowed = aggregations(type);
    if (aggregation != Aggregation.UNKNOWN && !allowed.contains(aggregation)) {
      fields.note("aggregation", Fields.lowerCase(aggregation), aggregationRule(type, allowed));
    }
    checkDenominator(fields, metric);
    EventStream stream = metric.getSource().getStream();
    if (type == MetricType.CONTINUOUS
        && aggregation != Aggregation.TIME_BETWEEN
        && metric.getSource().getField() == null
        && stream != EventStream.UNKNOWN) {
      fields.note("source.field", null, continuousRule(stream));
    }
    if (metric.getCap() != null && (type == MetricType.BINARY || type == MetricType.RATIO)) {
      fields.note("cap", metric.getCap(), "only with the types count and continuous");
    }
  }

  private static void checkDenominator(Fields fields, MetricDefinition metric) {
    boolean isRatio = metric.getType() == MetricType.RATIO;
    boolean isBetween = metric.getAggregation() == Aggregation.TIME_BETWEEN;
    MetricSource second = metric.getDenominator();
    if (isRatio && second == null) {
      fields.note("denominator", null, "required with the type ratio: what the sum is divided by");
    }
    if (isBetween && second == null) {
      fields.note(MetricReader.UNTIL, null, "required with time_between: what ends the time");
    }
    if (!isRatio && fields.has("denominator")) {
      fields.note("denominator", fields.raw("denominator"), "only with the type ratio");
    }
    if (!isBetween && fields.has(MetricReader.UNTIL)) {
      fields.note(
          MetricReader.UNTIL,
          fields.raw(MetricReader.UNTIL),
          "only with the aggregation time_between");
    }
    if (isBetween && second != null) {
      checkTimes(fields, metric.getSource(), second);
    }
  }

  private static void checkTimes(Fields fields, MetricSource from, MetricSource until) {
    String rule = "none: of events of a time_between only the times are read";
    if (from.getField() != null) {
      fields.note("source.field", from.getField(), rule);
    }
    if (until.getField() != null) {
      fields.note(MetricReader.UNTIL + ".field", until.getField(), rule);
    }
    if (from.equals(until)) {
      fields.note(
          MetricReader.UNTIL, fields.raw(MetricReader.UNTIL), "other events than those of source");
    }
  }

  private static Set<Aggregation> aggregations(MetricType type) {
    return switch (type) {
      case BINARY -> EnumSet.of(Aggregation.RATE);
      case COUNT -> EnumSet.of(Aggregation.MEAN, Aggregation.SUM);
      case RATIO -> EnumSet.of(Aggregation.MEAN, Aggregation.RATE);
      case CONTINUOUS -> EnumSet.complementOf(EnumSet.of(Aggregation.UNKNOWN, Aggregation.RATE));
      case UNKNOWN -> EnumSet.allOf(Aggregation.class);
    };
  }

  private static String aggregationRule(MetricType type, Set<Aggregation> allowed) {
    return "with the type %s: %s"
        .formatted(
            Fields.lowerCase(type),
            allowed.stream().map(Fields::lowerCase).collect(Collectors.joining(", ")));
  }

  private static String continuousRule(EventStream stream) {
    return Streams.fields(stream).isEmpty()
        ? "the type continuous needs a numeric field, and events of %s have none"
            .formatted(Fields.lowerCase(stream))
        : "required with the type continuous: one of " + String.join(", ", Streams.fields(stream));
  }
}
