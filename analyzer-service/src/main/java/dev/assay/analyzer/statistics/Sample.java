package dev.assay.analyzer.statistics;

import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.schemas.summary.Moments;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Count, mean and variance of values, one for each unit.
 *
 * @param count at least 0
 * @param mean in the metric's unit; NaN without values
 * @param meanResidual what the mean as a double leaves out of the true mean, 0 where that is not
 *     known: differences of means that are large beside their difference need it
 * @param variance with divisor {@code count - 1}, at least 0; NaN under two values
 */
public record Sample(long count, double mean, double meanResidual, double variance) {

  /** Whole numbers up to here are doubles, so sums of whole numbers up to here are exact. */
  private static final double EXACT = 0x1p53;

  /** A variance that rounding of the sums alone may have moved by more than this share is none. */
  private static final double PRECISION = 0.01;

  /** A large sum of doubles may have drifted by this share in the course of its additions. */
  private static final double DRIFT = 1e-9;

  private static final MathContext DIGITS = new MathContext(60);

  public Sample {
    if (count < 0) {
      throw new IllegalArgumentException("n is %d; allowed is at least 0".formatted(count));
    }
    if (Double.isInfinite(mean) || (count > 0 && Double.isNaN(mean))) {
      throw new IllegalArgumentException("mean is %s; allowed is a finite one".formatted(mean));
    }
    if (variance < 0 || Double.isInfinite(variance) || (count > 1 && Double.isNaN(variance))) {
      throw new IllegalArgumentException(
          "variance is %s; allowed is at least 0 and finite".formatted(variance));
    }
  }

  public static Sample of(Moments moments) {
    return new Sample(moments.count(), moments.mean(), moments.meanResidual(), moments.variance());
  }

  public static Sample of(long count, double mean, double variance) {
    return new Sample(count, mean, 0, variance);
  }

  /**
   * From sums as others keep them: exact in what the doubles say, and undefined where rounding to
   * doubles has lost the variance. Source of the error: Chan, Golub and LeVeque 1983.
   *
   * @param count at least 1
   * @throws IllegalArgumentException when no values have these sums
   */
  public static Answer<Sample> ofSums(long count, double sum, double sumOfSquares) {
    if (count < 1) {
      throw new IllegalArgumentException("n is %d; allowed is at least 1".formatted(count));
    }
    BigDecimal n = BigDecimal.valueOf(count);
    BigDecimal total = new BigDecimal(sum);
    double mean = total.divide(n, DIGITS).doubleValue();
    double residual =
        total.subtract(new BigDecimal(mean).multiply(n)).divide(n, DIGITS).doubleValue();
    double m2 =
        new BigDecimal(sumOfSquares)
            .subtract(total.multiply(total).divide(n, DIGITS))
            .doubleValue();
    double error = rounding(sumOfSquares) + 2 * Math.abs(mean) * rounding(sum);
    if (m2 < -2 * error) {
      if (sumOfSquares >= EXACT && -m2 < DRIFT * sumOfSquares) {
        return Answer.undefined(Reason.INSUFFICIENT_PRECISION);
      }
      throw new IllegalArgumentException(
          "sum_sq is %s; allowed is at least sum^2 / n".formatted(sumOfSquares));
    }
    if (count > 1 && error > PRECISION * m2) {
      // Below, the likeliest reason is a constant with decimals; above, a large offset.
      return sumOfSquares < EXACT
          ? Answer.of(new Sample(count, mean, residual, 0))
          : Answer.undefined(Reason.INSUFFICIENT_PRECISION);
    }
    return Answer.of(
        new Sample(count, mean, residual, count > 1 ? Math.max(0, m2) / (count - 1) : Double.NaN));
  }

  /**
   * All values of both, none of which is in both: {@code m2 = m2_a + m2_b + delta^2 n_a n_b / n}.
   * Source: Chan, Golub and LeVeque 1983, The American Statistician 37.
   */
  public Sample merge(Sample other) {
    if (count == 0 || other.count == 0) {
      return count == 0 ? other : this;
    }
    long n = Math.addExact(count, other.count);
    double delta = (other.mean - mean) + (other.meanResidual - meanResidual);
    double share = (double) other.count / n;
    double shift = delta * share + meanResidual;
    double merged = mean + shift;
    double back = merged - mean;
    return new Sample(
        n,
        merged,
        (mean - (merged - back)) + (shift - back),
        (m2() + other.m2() + delta * delta * share * count) / (n - 1));
  }

  /** Sum of squared deviations from the mean, at least 0. */
  public double m2() {
    return count < 2 ? 0 : variance * (count - 1);
  }

  /** The mean with its variance over {@code count - 1} degrees of freedom. */
  public Answer<Estimate> estimate() {
    return count < 2
        ? Answer.undefined(Reason.TOO_FEW_UNITS)
        : Answer.of(new Estimate(mean, meanResidual, variance / count, count - 1));
  }

  private static double rounding(double value) {
    return Math.abs(value) <= EXACT && value == Math.rint(value) ? 0 : Math.ulp(value) / 2;
  }
}
