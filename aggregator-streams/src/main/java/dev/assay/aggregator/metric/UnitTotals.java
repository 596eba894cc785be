package dev.assay.aggregator.metric;

import java.util.Arrays;

/**
 * What one unit's observations add up to for one metric. Not safe for use by several threads.
 *
 * <p>For quantile metrics the values themselves are kept, so that a unit can be taken out of a
 * sketch again.
 */
public final class UnitTotals {

  private static final double[] NO_VALUES = {};

  private long observations;
  private double sum;
  private long denominatorObservations;
  private double denominator;
  private double[] values = NO_VALUES;
  private int valueCount;

  public UnitTotals() {}

  /** Totals as they were stored. */
  public UnitTotals(
      long observations,
      double sum,
      long denominatorObservations,
      double denominator,
      double[] values) {
    this.observations = observations;
    this.sum = sum;
    this.denominatorObservations = denominatorObservations;
    this.denominator = denominator;
    this.values = values;
    this.valueCount = values.length;
  }

  public UnitTotals copy() {
    return new UnitTotals(observations, sum, denominatorObservations, denominator, values());
  }

  void add(double value) {
    observations++;
    sum += value;
  }

  void addDenominator(double value) {
    denominatorObservations++;
    denominator += value;
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

  public double sum() {
    return sum;
  }

  /** Number of observations that a ratio's denominator matched. */
  public long denominatorObservations() {
    return denominatorObservations;
  }

  public double denominator() {
    return denominator;
  }

  /** The values of a quantile metric; a copy. */
  public double[] values() {
    return valueCount == 0 ? NO_VALUES : Arrays.copyOf(values, valueCount);
  }
}
