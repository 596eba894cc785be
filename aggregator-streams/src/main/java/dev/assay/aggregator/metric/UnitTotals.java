package dev.assay.aggregator.metric;

import dev.assay.schemas.summary.PreciseSum;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What one unit's observations add up to for one metric. Not safe for use by several threads.
 *
 * <p>Sums are precise, so that they do not depend on the order of the observations: what was added
 * to a summary can be computed again and taken out. Of a metric that is about one observation, the
 * least, the greatest or the first, the sum is of that one. For quantile metrics the values are
 * kept, so that a unit can be taken out of a sketch again. There are many, and few metrics have all
 * of it: what is 0 takes no object.
 */
public final class UnitTotals {

  private static final double[] NO_VALUES = {};

  private long observations;
  private @Nullable PreciseSum sum;
  private long denominatorObservations;
  private @Nullable PreciseSum denominator;
  private double[] values = NO_VALUES;
  private int valueCount;
  private double before;

  /** Of no observation. */
  public UnitTotals() {}

  /** Totals as they were stored. */
  public UnitTotals(
      long observations,
      PreciseSum sum,
      long denominatorObservations,
      PreciseSum denominator,
      double[] values) {
    this.observations = observations;
    this.sum = sum;
    this.denominatorObservations = denominatorObservations;
    this.denominator = denominator;
    this.values = values;
    this.valueCount = values.length;
  }

  public UnitTotals copy() {
    return new UnitTotals(
        observations, sum().copy(), denominatorObservations, denominator().copy(), values());
  }

  void add(double value) {
    observations++;
    PreciseSum known = sum();
    known.add(value);
    sum = known;
  }

  void addDenominator(double value) {
    denominatorObservations++;
    PreciseSum known = denominator();
    known.add(value);
    denominator = known;
  }

  /** Keeps the value in place of the sum when it is the least so far. */
  void addLeast(double value) {
    if (observations == 0 || value < sum().value()) {
      sum = sumOf(value);
    }
    observations++;
  }

  /** Keeps the value in place of the sum when it is the greatest so far. */
  void addGreatest(double value) {
    if (observations == 0 || value > sum().value()) {
      sum = sumOf(value);
    }
    observations++;
  }

  /** Keeps the value in place of the denominator's sum when it is the least so far. */
  void addLeastDenominator(double value) {
    if (denominatorObservations == 0 || value < denominator().value()) {
      denominator = sumOf(value);
    }
    denominatorObservations++;
  }

  private static PreciseSum sumOf(double value) {
    PreciseSum sum = new PreciseSum();
    sum.add(value);
    return sum;
  }

  void addValue(double value) {
    observations++;
    if (valueCount == values.length) {
      values = Arrays.copyOf(values, Math.max(4, valueCount * 2));
    }
    values[valueCount++] = value;
  }

  /** Number of observations that the metric's source matched. */
  public long observations() {
    return observations;
  }

  public PreciseSum sum() {
    return sum == null ? new PreciseSum() : sum;
  }

  /** Number of observations that the metric's denominator matched. */
  public long denominatorObservations() {
    return denominatorObservations;
  }

  public PreciseSum denominator() {
    return denominator == null ? new PreciseSum() : denominator;
  }

  /** The unit's value of before its exposure; 0 where it had none. */
  public double before() {
    return before;
  }

  public void before(double value) {
    before = value;
  }

  /** Number of values of a quantile metric. */
  public int valueCount() {
    return valueCount;
  }

  /** A value of a quantile metric, in the order in which they were added. */
  public double value(int position) {
    return values[position];
  }

  /** The values of a quantile metric; a copy. */
  public double[] values() {
    return valueCount == 0 ? NO_VALUES : Arrays.copyOf(values, valueCount);
  }
}
