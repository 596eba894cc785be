package dev.assay.analyzer.statistics;

import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.schemas.summary.RatioMoments;

/**
 * One arm's figure with its uncertainty.
 *
 * @param value in the metric's unit
 * @param residual what the value as a double leaves out of the true one; 0 where that is not known
 * @param variance of the value: its squared standard error, at least 0
 * @param degreesOfFreedom of the variance, above 0
 */
public record Estimate(double value, double residual, double variance, double degreesOfFreedom) {

  public Estimate {
    if (!(Double.isFinite(value) && Double.isFinite(variance) && variance >= 0)) {
      throw new IllegalArgumentException(
          "An estimate is finite and its variance at least 0: %s, %s".formatted(value, variance));
    }
  }

  public Estimate(double value, double variance, double degreesOfFreedom) {
    this(value, 0, variance, degreesOfFreedom);
  }

  /** {@code this - other}, with what either double leaves out. */
  public double minus(Estimate other) {
    return (value - other.value) + (residual - other.residual);
  }

  /**
   * The ratio of sums over units, {@code R = sum n / sum d}, with the delta method's variance
   * {@code (s_nn - 2 R s_nd + R^2 s_dd) / (count mean_d^2)}. Source: Deng, Knoblich and Lu 2018,
   * section 3.
   */
  public static Answer<Estimate> ofRatio(RatioMoments moments) {
    if (moments.count() < 2) {
      return new Undefined<>(Reason.TOO_FEW_UNITS);
    }
    if (moments.denominatorSum() == 0) {
      return new Undefined<>(Reason.ZERO_DENOMINATOR);
    }
    return Answer.of(
        new Estimate(
            moments.ratio(), moments.unitVariance() / moments.count(), moments.count() - 1));
  }

  /** Square root of the variance, in the metric's unit. */
  public double standardError() {
    return Math.sqrt(variance);
  }
}
