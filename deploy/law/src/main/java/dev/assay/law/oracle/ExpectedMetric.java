package dev.assay.law.oracle;

import java.util.Arrays;

/** What one metric of one cell must come to. */
public sealed interface ExpectedMetric {

  /** Events that counted. */
  long observations();

  /**
   * One value for each unit.
   *
   * @param values in no particular order
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
  record Values(double[] values, long observations) implements ExpectedMetric {

    public double sum() {
      return ExactSum.of(values);
    }

    /** Sample variance; NaN under two values. */
    public double variance() {
      return ExactSum.covariance(values, values);
    }
  }

  /**
   * A numerator and a denominator for each unit.
   *
   * @param numerators by unit
   * @param denominators of the same units
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
  record Ratios(double[] numerators, double[] denominators, long observations)
      implements ExpectedMetric {

    /** Sample covariance; NaN under two units. */
    public double covariance() {
      return ExactSum.covariance(numerators, denominators);
    }
  }

  /**
   * The values of all events.
   *
   * @param sorted ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole.
  record Quantiles(double[] sorted) implements ExpectedMetric {
    public Quantiles {
      sorted = sorted.clone();
      Arrays.sort(sorted);
    }

    @Override
    public long observations() {
      return sorted.length;
    }

    /**
     * Hyndman and Fan's type 7.
     *
     * @throws IllegalStateException without a value
     */
    public double quantile(double q) {
      if (sorted.length == 0) {
        throw new IllegalStateException("No value, no quantile");
      }
      double position = q * (sorted.length - 1);
      int below = (int) Math.floor(position);
      int above = (int) Math.ceil(position);
      return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
  }
}
