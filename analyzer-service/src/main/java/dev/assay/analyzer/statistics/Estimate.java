package dev.assay.analyzer.statistics;

import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.RatioMoments;

/**
 * One arm's figure with its uncertainty.
 *
 * @param value in the metric's unit
 * @param variance of the value: its squared standard error, at least 0
 * @param degreesOfFreedom of the variance, above 0
 */
public record Estimate(double value, double variance, double degreesOfFreedom)
    implements Estimation {

  public Estimate {
    if (!(Double.isFinite(value) && Double.isFinite(variance) && variance >= 0)) {
      throw new IllegalArgumentException(
          "An estimate is finite and its variance at least 0: %s, %s".formatted(value, variance));
    }
  }

  /**
   * The mean of {@code count} units' values, with variance {@code variance / count} and {@code
   * count - 1} degrees of freedom.
   *
   * @param variance sample variance over units, with divisor {@code count - 1}
   */
  public static Estimation ofMean(long count, double mean, double variance) {
    return count < 2
        ? new Undefined(Reason.TOO_FEW_UNITS)
        : new Estimate(mean, variance / count, count - 1);
  }

  /** The mean of units' values. */
  public static Estimation ofMean(Moments moments) {
    return ofMean(moments.count(), moments.mean(), moments.variance());
  }

  /**
   * The ratio of sums over units, {@code R = sum n / sum d}, with the delta method's variance
   * {@code (s_nn - 2 R s_nd + R^2 s_dd) / (count mean_d^2)}. Source: Deng, Knoblich and Lu 2018,
   * section 3.
   */
  public static Estimation ofRatio(RatioMoments moments) {
    if (moments.count() < 2) {
      return new Undefined(Reason.TOO_FEW_UNITS);
    }
    if (moments.denominatorSum() == 0) {
      return new Undefined(Reason.ZERO_DENOMINATOR);
    }
    return new Estimate(
        moments.ratio(), moments.unitVariance() / moments.count(), moments.count() - 1);
  }

  /** Square root of the variance, in the metric's unit. */
  public double standardError() {
    return Math.sqrt(variance);
  }
}
