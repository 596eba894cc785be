package dev.assay.aggregator.summary;

import dev.assay.aggregator.metric.Metric;
import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.metric.UnitValue;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.avro.RatioMomentsState;
import dev.assay.schemas.summary.DigestStore;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.QuantileSketch;
import dev.assay.schemas.summary.RatioMoments;
import org.jspecify.annotations.Nullable;

/** One metric over the units of a cell. Units are added, changed and taken out. */
final class MetricState {

  private final String name;
  private final Values values;
  private long observations;

  private MetricState(String name, Values values, long observations) {
    this.name = name;
    this.values = values;
    this.observations = observations;
  }

  /**
   * Without a unit.
   *
   * @param paired whether values are paired with those of before, where the metric is adjusted
   */
  static MetricState empty(Metric metric, int groups, boolean paired) {
    Values values =
        switch (metric.kind()) {
          case INDICATOR, SUM, MEAN, LEAST, GREATEST, TIME_BETWEEN ->
              paired && metric.isAdjusted()
                  ? new Pairs(new RatioMoments(), true)
                  : new Scalars(new Moments());
          case RATIO -> new Pairs(new RatioMoments(), false);
          case QUANTILE -> new Quantiles(GroupedQuantiles.empty(groups));
        };
    return new MetricState(metric.name(), values, 0);
  }

  static MetricState of(MetricSummary stored, DigestStore digests) {
    RatioMomentsState adjusted = stored.getPairs();
    Values values =
        switch (stored.getState()) {
          case MomentsState state ->
              adjusted == null
                  ? new Scalars(Moments.of(state))
                  : new Pairs(RatioMoments.of(adjusted), true);
          case RatioMomentsState state -> new Pairs(RatioMoments.of(state), false);
          case QuantilesState state -> new Quantiles(GroupedQuantiles.of(state, digests));
          default -> throw new IllegalStateException("No state of a metric: " + stored);
        };
    return new MetricState(stored.getMetric(), values, stored.getObservations());
  }

  MetricSummary toSummary(DigestStore digests) {
    return switch (values) {
      case Scalars scalars -> summary(scalars.moments().toState(), null);
      case Pairs pairs ->
          pairs.adjusted()
              ? summary(pairs.moments().numerators().toState(), pairs.moments().toState())
              : summary(pairs.moments().toState(), null);
      case Quantiles quantiles -> summary(quantiles.sketches().toState(digests), null);
    };
  }

  private MetricSummary summary(Object state, @Nullable RatioMomentsState pairs) {
    return new MetricSummary(name, observations, state, pairs);
  }

  void add(Metric metric, UnitTotals unit, String unitId) {
    observations += unit.observations();
    switch (values) {
      case Scalars scalars -> {
        if (metric.hasValue(unit)) {
          scalars.moments().add(metric.value(unit));
        }
      }
      case Pairs pairs -> {
        if (metric.hasValue(unit)) {
          pairs.moments().add(metric.value(unit), metric.denominator(unit));
        }
      }
      case Quantiles quantiles -> {
        QuantileSketch sketch = quantiles.sketches().groupOf(unitId);
        for (double value : unit.values()) {
          sketch.add(value);
        }
      }
    }
  }

  void remove(Metric metric, UnitTotals unit, String unitId) {
    observations -= unit.observations();
    switch (values) {
      case Scalars scalars -> {
        if (metric.hasValue(unit)) {
          scalars.moments().remove(metric.value(unit));
        }
      }
      case Pairs pairs -> {
        if (metric.hasValue(unit)) {
          pairs.moments().remove(metric.value(unit), metric.denominator(unit));
        }
      }
      case Quantiles quantiles -> {
        QuantileSketch sketch = quantiles.sketches().groupOf(unitId);
        for (double value : unit.values()) {
          sketch.remove(value);
        }
      }
    }
  }

  /** Replaces what a unit came to by what it comes to after more observations. */
  void replace(Metric metric, UnitValue before, UnitTotals after, String unitId) {
    observations += after.observations() - before.observations();
    switch (values) {
      case Scalars scalars -> {
        boolean present = metric.hasValue(after);
        if (before.present() && present) {
          scalars.moments().replace(before.value(), metric.value(after));
        } else if (present) {
          scalars.moments().add(metric.value(after));
        } else if (before.present()) {
          // An end that turns out to be before the beginning ends no time.
          scalars.moments().remove(before.value());
        }
      }
      case Pairs pairs -> {
        if (before.present()) {
          pairs.moments().remove(before.value(), before.denominator());
        }
        if (metric.hasValue(after)) {
          pairs.moments().add(metric.value(after), metric.denominator(after));
        }
      }
      case Quantiles quantiles -> {
        // Taking every earlier value out and in again would only wear the sketch.
        QuantileSketch sketch = quantiles.sketches().groupOf(unitId);
        for (int i = before.values(); i < after.valueCount(); i++) {
          sketch.add(after.value(i));
        }
      }
    }
  }

  private sealed interface Values {}

  private record Scalars(Moments moments) implements Values {}

  /** Of numerators and denominators, or of values and those of before the exposure. */
  private record Pairs(RatioMoments moments, boolean adjusted) implements Values {}

  private record Quantiles(GroupedQuantiles sketches) implements Values {}
}
