package dev.assay.aggregator.summary;

import dev.assay.aggregator.metric.Metric;
import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.metric.UnitValue;
import dev.assay.aggregator.observation.CanonicalTexts;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.avro.RatioMomentsState;
import dev.assay.schemas.summary.DigestStore;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.QuantileSketch;
import dev.assay.schemas.summary.RatioMoments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every metric over the units of a cell. Units are added, changed and taken out.
 *
 * <p>There are many cells, and each fold changes most metrics of some: their sums lie side by side
 * in one array.
 */
final class MetricStates {

  /** What is kept of a metric. */
  private enum Form {
    /** Moments of the units' values. */
    VALUES(Moments.NUMBERS),
    /** Of values, and of those of before the exposure. */
    ADJUSTED_VALUES(RatioMoments.NUMBERS),
    /** Of numerators and denominators. */
    RATIOS(RatioMoments.NUMBERS),
    /** Sketches of the events' values. */
    QUANTILES(0);

    private final int numbers;

    Form(int numbers) {
      this.numbers = numbers;
    }
  }

  private final String[] names;
  private final Form[] forms;

  /** Events that counted. */
  private final long[] observations;

  /** Units with a value. */
  private final long[] counts;

  /** For each metric, where its numbers begin. */
  private final int[] begins;

  private final double[] numbers;
  private final @Nullable GroupedQuantiles[] sketches;

  private MetricStates(String[] names, Form[] forms) {
    this.names = names;
    this.forms = forms;
    this.observations = new long[names.length];
    this.counts = new long[names.length];
    this.begins = new int[names.length];
    this.sketches = new GroupedQuantiles[names.length];
    int end = 0;
    for (int i = 0; i < forms.length; i++) {
      begins[i] = end;
      end += forms[i].numbers;
    }
    this.numbers = new double[end];
  }

  /**
   * Without a unit.
   *
   * @param groups of units, whose quantiles are kept apart
   * @param paired whether values are paired with those of before, where a metric is adjusted
   */
  static MetricStates empty(List<Metric> metrics, int groups, boolean paired) {
    String[] names = new String[metrics.size()];
    Form[] forms = new Form[metrics.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = metrics.get(i).name();
      forms[i] = form(metrics.get(i), paired);
    }
    MetricStates states = new MetricStates(names, forms);
    for (int i = 0; i < forms.length; i++) {
      if (forms[i] == Form.QUANTILES) {
        states.sketches[i] = GroupedQuantiles.empty(groups);
      }
    }
    return states;
  }

  private static Form form(Metric metric, boolean paired) {
    return switch (metric.kind()) {
      case INDICATOR, SUM, MEAN, LEAST, GREATEST, TIME_BETWEEN ->
          paired && metric.isAdjusted() ? Form.ADJUSTED_VALUES : Form.VALUES;
      case RATIO -> Form.RATIOS;
      case QUANTILE -> Form.QUANTILES;
    };
  }

  static MetricStates of(List<MetricSummary> stored, Digests digests) {
    String[] names = new String[stored.size()];
    Form[] forms = new Form[stored.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = CanonicalTexts.of(stored.get(i).getMetric());
      forms[i] = form(stored.get(i));
    }
    MetricStates states = new MetricStates(names, forms);
    for (int i = 0; i < names.length; i++) {
      states.read(i, stored.get(i), digests.of(i));
    }
    return states;
  }

  private static Form form(MetricSummary stored) {
    return switch (stored.getState()) {
      case MomentsState state -> stored.getPairs() == null ? Form.VALUES : Form.ADJUSTED_VALUES;
      case RatioMomentsState state -> Form.RATIOS;
      case QuantilesState state -> Form.QUANTILES;
      default -> throw new IllegalStateException("No state of a metric: " + stored);
    };
  }

  private void read(int metric, MetricSummary stored, DigestStore digests) {
    observations[metric] = stored.getObservations();
    RatioMomentsState pairs = stored.getPairs();
    switch (stored.getState()) {
      case MomentsState state -> {
        if (pairs == null) {
          put(metric, Moments.of(state));
        } else {
          put(metric, RatioMoments.of(pairs));
        }
      }
      case RatioMomentsState state -> put(metric, RatioMoments.of(state));
      case QuantilesState state -> sketches[metric] = GroupedQuantiles.of(state, digests);
      default -> throw new IllegalStateException("No state of a metric: " + stored);
    }
  }

  int size() {
    return names.length;
  }

  MetricSummary toSummary(int metric, DigestStore digests) {
    return switch (forms[metric]) {
      case VALUES -> summary(metric, values(metric).toState(), null);
      case ADJUSTED_VALUES -> {
        RatioMoments pairs = pairs(metric);
        yield summary(metric, pairs.numerators().toState(), pairs.toState());
      }
      case RATIOS -> summary(metric, pairs(metric).toState(), null);
      case QUANTILES -> summary(metric, sketches(metric).toState(digests), null);
    };
  }

  private MetricSummary summary(int metric, Object state, @Nullable RatioMomentsState pairs) {
    return new MetricSummary(names[metric], observations[metric], state, pairs);
  }

  void add(int position, Metric metric, UnitTotals unit, String unitId) {
    observations[position] += unit.observations();
    switch (forms[position]) {
      case VALUES -> {
        if (metric.hasValue(unit)) {
          Moments values = values(position);
          values.add(metric.value(unit));
          put(position, values);
        }
      }
      case ADJUSTED_VALUES, RATIOS -> {
        if (metric.hasValue(unit)) {
          RatioMoments pairs = pairs(position);
          pairs.add(metric.value(unit), metric.denominator(unit));
          put(position, pairs);
        }
      }
      case QUANTILES -> addValues(position, unit, 0, unitId);
    }
  }

  void remove(int position, Metric metric, UnitTotals unit, String unitId) {
    observations[position] -= unit.observations();
    switch (forms[position]) {
      case VALUES -> {
        if (metric.hasValue(unit)) {
          Moments values = values(position);
          values.remove(metric.value(unit));
          put(position, values);
        }
      }
      case ADJUSTED_VALUES, RATIOS -> {
        if (metric.hasValue(unit)) {
          RatioMoments pairs = pairs(position);
          pairs.remove(metric.value(unit), metric.denominator(unit));
          put(position, pairs);
        }
      }
      case QUANTILES -> {
        QuantileSketch sketch = sketches(position).groupOf(unitId);
        for (int i = 0; i < unit.valueCount(); i++) {
          sketch.remove(unit.value(i));
        }
      }
    }
  }

  /** Replaces what a unit came to by what it comes to after more observations. */
  void replace(int position, Metric metric, UnitValue before, UnitTotals after, String unitId) {
    observations[position] += after.observations() - before.observations();
    switch (forms[position]) {
      case VALUES -> {
        Moments values = values(position);
        boolean present = metric.hasValue(after);
        if (before.present() && present) {
          values.replace(before.value(), metric.value(after));
        } else if (present) {
          values.add(metric.value(after));
        } else if (before.present()) {
          // An end that turns out to be before the beginning ends no time.
          values.remove(before.value());
        }
        put(position, values);
      }
      case ADJUSTED_VALUES, RATIOS -> {
        RatioMoments pairs = pairs(position);
        if (before.present()) {
          pairs.remove(before.value(), before.denominator());
        }
        if (metric.hasValue(after)) {
          pairs.add(metric.value(after), metric.denominator(after));
        }
        put(position, pairs);
      }
      // Taking every earlier value out and in again would only wear the sketch.
      case QUANTILES -> addValues(position, after, before.values(), unitId);
    }
  }

  private void addValues(int position, UnitTotals unit, int from, String unitId) {
    if (from == unit.valueCount()) {
      return;
    }
    QuantileSketch sketch = sketches(position).groupOf(unitId);
    for (int i = from; i < unit.valueCount(); i++) {
      sketch.add(unit.value(i));
    }
  }

  private Moments values(int metric) {
    return Moments.of(counts[metric], numbers, begins[metric]);
  }

  private RatioMoments pairs(int metric) {
    return RatioMoments.of(counts[metric], numbers, begins[metric]);
  }

  private GroupedQuantiles sketches(int metric) {
    GroupedQuantiles known = sketches[metric];
    if (known == null) {
      throw new IllegalStateException("Metric %s has no sketches".formatted(names[metric]));
    }
    return known;
  }

  private void put(int metric, Moments values) {
    counts[metric] = values.count();
    values.writeTo(numbers, begins[metric]);
  }

  private void put(int metric, RatioMoments pairs) {
    counts[metric] = pairs.count();
    pairs.writeTo(numbers, begins[metric]);
  }
}
