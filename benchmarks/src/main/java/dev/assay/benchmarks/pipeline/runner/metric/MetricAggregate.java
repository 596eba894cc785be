package dev.assay.benchmarks.pipeline.runner.metric;

import dev.assay.benchmarks.pipeline.log.CallMetric;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.avro.RatioMomentsState;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.RatioMoments;

/** Assay's own statistics of one metric. Not safe for use by several threads. */
public final class MetricAggregate {

  private final CallMetric metric;
  private final Object state;
  private long observations;

  private MetricAggregate(CallMetric metric, Object state, long observations) {
    this.metric = metric;
    this.state = state;
    this.observations = observations;
  }

  /**
   * An aggregate of nothing.
   *
   * @param groups of units, for quantiles
   */
  public static MetricAggregate empty(CallMetric metric, int groups) {
    Object state =
        switch (metric.kind()) {
          case INDICATOR, SUM, MEAN -> new Moments();
          case RATIO -> new RatioMoments();
          case QUANTILE -> GroupedQuantiles.empty(groups);
        };
    return new MetricAggregate(metric, state, 0);
  }

  public static MetricAggregate of(MetricSummary stored) {
    Object state =
        switch (stored.getState()) {
          case MomentsState moments -> Moments.of(moments);
          case RatioMomentsState moments -> RatioMoments.of(moments);
          case QuantilesState quantiles -> GroupedQuantiles.of(quantiles);
          default -> throw new IllegalStateException("No state of a metric: " + stored);
        };
    return new MetricAggregate(
        CallMetric.valueOf(stored.getMetric()), state, stored.getObservations());
  }

  public MetricSummary toSummary() {
    Object stored =
        switch (state) {
          case Moments moments -> moments.toState();
          case RatioMoments moments -> moments.toState();
          case GroupedQuantiles quantiles -> quantiles.toState();
          default -> throw new IllegalStateException("No state of a metric: " + state);
        };
    return new MetricSummary(metric.name(), observations, stored, null);
  }

  /** Events that the metric's source matched. */
  public long observations() {
    return observations;
  }

  public CallMetric metric() {
    return metric;
  }

  /** Takes an event as a unit of its own, as aggregations by event do. */
  public void addEvent(Reading reading, String unitId) {
    count(reading);
    switch (state) {
      case Moments moments -> moments.add(reading.numeratorOrZero());
      case RatioMoments moments ->
          moments.add(reading.numeratorOrZero(), reading.denominatorOrZero());
      case GroupedQuantiles quantiles -> quantiles.groupOf(unitId).add(reading.numerator());
      default -> throw new IllegalStateException("No state of a metric: " + state);
    }
  }

  /** Takes an event as a part of its unit, whose totals do not have it yet; then they do. */
  public void addToUnit(Reading reading, UnitTotal unit, String unitId) {
    count(reading);
    switch (state) {
      case Moments moments -> {
        if (unit.hasValue(metric.kind())) {
          moments.remove(unit.value(metric.kind()));
        }
        unit.add(reading);
        if (unit.hasValue(metric.kind())) {
          moments.add(unit.value(metric.kind()));
        }
      }
      case RatioMoments moments -> {
        if (unit.hasValue(metric.kind())) {
          moments.remove(unit.numerator(), unit.denominator());
        }
        unit.add(reading);
        if (unit.hasValue(metric.kind())) {
          moments.add(unit.numerator(), unit.denominator());
        }
      }
      case GroupedQuantiles quantiles -> quantiles.groupOf(unitId).add(reading.numerator());
      default -> throw new IllegalStateException("No state of a metric: " + state);
    }
  }

  /** Takes a unit without events, which counts where every exposed unit does. */
  public void addUnit(UnitTotal unit) {
    if (state instanceof Moments moments && unit.hasValue(metric.kind())) {
      moments.add(unit.value(metric.kind()));
    }
  }

  /** Merges an aggregate of the same metric. */
  public void merge(MetricAggregate other) {
    observations += other.observations;
    switch (state) {
      case Moments moments -> moments.merge((Moments) other.state);
      case RatioMoments moments -> moments.merge((RatioMoments) other.state);
      case GroupedQuantiles quantiles -> quantiles.merge((GroupedQuantiles) other.state);
      default -> throw new IllegalStateException("No state of a metric: " + state);
    }
  }

  private void count(Reading reading) {
    if (reading.isObservation()) {
      observations++;
    }
  }
}
