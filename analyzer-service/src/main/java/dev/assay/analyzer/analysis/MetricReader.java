package dev.assay.analyzer.analysis;

import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.avro.RatioMomentsState;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.RatioMoments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the summary of a metric as its type and aggregation say. */
final class MetricReader {

  private MetricReader() {}

  /**
   * Reads a summary.
   *
   * @param summary null when no event counted yet
   * @throws IllegalArgumentException when it is not one of such a metric, or when the metric's type
   *     or aggregation was written by a newer version
   */
  static MetricData read(MetricDefinition metric, @Nullable MetricSummary summary) {
    Object state = summary == null ? null : summary.getState();
    return switch (metric.getAggregation()) {
      case MEDIAN, P50 -> quantile(metric, state, 0.5);
      case P75 -> quantile(metric, state, 0.75);
      case P90 -> quantile(metric, state, 0.9);
      case P95 -> quantile(metric, state, 0.95);
      case P99 -> quantile(metric, state, 0.99);
      case MEAN, SUM, RATE, MIN, MAX, TIME_BETWEEN ->
          switch (metric.getType()) {
            case BINARY -> new Conversions(moments(metric, state));
            case CONTINUOUS, COUNT ->
                summary != null && summary.getPairs() != null
                    ? AdjustedValues.of(RatioMoments.of(summary.getPairs()))
                    : new UnitValues(moments(metric, state));
            case RATIO -> new UnitPairs(ratioMoments(metric, state));
            case UNKNOWN -> throw unknown(metric, "type");
          };
      case UNKNOWN -> throw unknown(metric, "aggregation");
    };
  }

  private static MetricData quantile(
      MetricDefinition metric, @Nullable Object state, double share) {
    if (state == null) {
      return new EventValues(List.of(), share);
    }
    if (state instanceof QuantilesState known) {
      return new EventValues(List.of(known), share);
    }
    throw mismatch(metric, state);
  }

  private static Moments moments(MetricDefinition metric, @Nullable Object state) {
    if (state == null) {
      return new Moments();
    }
    if (state instanceof MomentsState known) {
      return Moments.of(known);
    }
    throw mismatch(metric, state);
  }

  private static RatioMoments ratioMoments(MetricDefinition metric, @Nullable Object state) {
    if (state == null) {
      return new RatioMoments();
    }
    if (state instanceof RatioMomentsState known) {
      return RatioMoments.of(known);
    }
    throw mismatch(metric, state);
  }

  private static IllegalArgumentException mismatch(MetricDefinition metric, Object state) {
    return new IllegalArgumentException(
        "The summary of metric %s is of type %s, which does not fit type %s with aggregation %s"
            .formatted(
                metric.getName(),
                state.getClass().getSimpleName(),
                metric.getType(),
                metric.getAggregation()));
  }

  private static IllegalArgumentException unknown(MetricDefinition metric, String property) {
    return new IllegalArgumentException(
        "The %s of metric %s is unknown to this version".formatted(property, metric.getName()));
  }
}
