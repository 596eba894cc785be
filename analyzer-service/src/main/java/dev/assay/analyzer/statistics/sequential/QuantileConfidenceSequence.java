package dev.assay.analyzer.statistics.sequential;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.numeric.Deviance;
import dev.assay.analyzer.statistics.numeric.StirlingError;
import java.util.function.DoubleUnaryOperator;

/**
 * Intervals of one quantile of independent values that all hold together, after every value.
 *
 * <p>Of {@code n} values, {@code s} lie at or below the true quantile {@code q}, with a binomial
 * distribution. Mixing its likelihood ratio over a beta distribution gives the martingale {@code
 * B(r q + s, r (1 - q) + n - s) / (B(r q, r (1 - q)) q^s (1 - q)^(n - s))}, and the ranks {@code s}
 * at which it stays below {@code 1 / alpha} bound the quantile. Sources: Robbins 1970; Howard and
 * Ramdas 2022, "Sequential estimation of quantiles", Bernoulli 28(3): the beta-binomial mixture for
 * a fixed quantile. {@code r} follows from where it is to be tightest, as for a normal mixture:
 * Waudby-Smith et al., arXiv 2103.06476, equation 161.
 */
public final class QuantileConfidenceSequence {

  private final double quantile;
  private final double tuningCount;
  private final ConfidenceLevel level;

  private QuantileConfidenceSequence(double quantile, double tuningCount, ConfidenceLevel level) {
    this.quantile = quantile;
    this.tuningCount = tuningCount;
    this.level = level;
  }

  /**
   * With intervals of 95 %.
   *
   * @param quantile above 0, below 1
   * @param tuningCount number of values at which it is tightest, above 0
   */
  public static QuantileConfidenceSequence withDefaults(double quantile, double tuningCount) {
    if (!(quantile > 0 && quantile < 1)) {
      throw new IllegalArgumentException(
          "quantile is %s; allowed is above 0, below 1".formatted(quantile));
    }
    if (!(tuningCount > 0 && Double.isFinite(tuningCount))) {
      throw new IllegalArgumentException(
          "tuning_n is %s; allowed is above 0 and finite".formatted(tuningCount));
    }
    return new QuantileConfidenceSequence(quantile, tuningCount, ConfidenceLevel.DEFAULT);
  }

  public QuantileConfidenceSequence with(ConfidenceLevel confidenceLevel) {
    return new QuantileConfidenceSequence(quantile, tuningCount, confidenceLevel);
  }

  /**
   * After so many values.
   *
   * @param count at least 1
   * @param value of a share of the values, as {@code QuantileSketch::quantile} gives it
   * @return unbounded on a side where the values are too few
   */
  public Interval at(long count, DoubleUnaryOperator value) {
    long low = lowestRank(count);
    long high = highestRank(count);
    return new Interval(
        low == 0 ? Double.NEGATIVE_INFINITY : value.applyAsDouble((low - 0.5) / count),
        high == count ? Double.POSITIVE_INFINITY : value.applyAsDouble((high + 0.5) / count));
  }

  /** The fewest values that can lie at or below the quantile; the interval starts with that one. */
  public long lowestRank(long count) {
    long middle = middle(count);
    if (allowed(count, 0)) {
      return 0;
    }
    long out = 0;
    long in = middle;
    while (in - out > 1) {
      long half = out + (in - out) / 2;
      if (allowed(count, half)) {
        in = half;
      } else {
        out = half;
      }
    }
    return in;
  }

  /** The most values that can lie at or below the quantile; the interval ends with the next one. */
  public long highestRank(long count) {
    long middle = middle(count);
    if (allowed(count, count)) {
      return count;
    }
    long in = middle;
    long out = count;
    while (out - in > 1) {
      long half = in + (out - in) / 2;
      if (allowed(count, half)) {
        in = half;
      } else {
        out = half;
      }
    }
    return in;
  }

  private long middle(long count) {
    if (count < 1) {
      throw new IllegalArgumentException("n is %d; allowed is at least 1".formatted(count));
    }
    return Math.round(quantile * count);
  }

  private boolean allowed(long count, long rank) {
    return logMartingale(count, rank) < -Math.log(level.alpha());
  }

  double logMartingale(long count, long rank) {
    double log = -2 * Math.log(level.alpha());
    double firmness = tuningCount / (log + Math.log1p(log));
    double all = firmness + count;
    return Math.log(all / firmness) / 2
        - StirlingError.of(all)
        + StirlingError.of(firmness)
        + term(firmness * quantile, rank, all * quantile, rank - count * quantile)
        + term(
            firmness * (1 - quantile), count - rank, all * (1 - quantile), count * quantile - rank);
  }

  /** One side's gamma functions by Stirling's formula, so that their logarithms do not cancel. */
  private static double term(double prior, long seen, double expected, double excess) {
    double posterior = prior + seen;
    return Deviance.of(posterior, expected, excess)
        - Math.log(posterior / prior) / 2
        + StirlingError.of(posterior)
        - StirlingError.of(prior);
  }
}
