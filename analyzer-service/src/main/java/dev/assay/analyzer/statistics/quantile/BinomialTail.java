package dev.assay.analyzer.statistics.quantile;

import dev.assay.analyzer.statistics.numeric.Deviance;
import dev.assay.analyzer.statistics.numeric.GaussLegendre;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Tail areas of the binomial distribution by its relation to the beta distribution, {@code P(X > k)
 * = P(B < q)} with {@code B ~ Beta(k + 1, n - k)}: no sum over outcomes.
 *
 * <p>From a variance of a million on, the beta density is integrated over its few standard
 * deviations: continued fractions lose eight digits there. Its exponent is written as deviances,
 * whose terms do not cancel. Source of that form: Loader 2000, "Fast and accurate computation of
 * binomial probabilities".
 */
final class BinomialTail {

  static final double LARGE_VARIANCE = 1e6;

  private static final GaussLegendre RULE = GaussLegendre.ORDER_8;
  private static final int PANELS = 24;

  /** So many standard deviations beyond the limit nothing is left. */
  private static final double REACH = 12;

  private final long n;
  private final double q;

  /**
   * @param n trials, at least 1
   * @param q chance of a success, above 0, below 1
   */
  BinomialTail(long n, double q) {
    this.n = n;
    this.q = q;
  }

  /** Standard deviation of the number of successes. */
  double deviation() {
    return Math.sqrt(n * q * (1 - q));
  }

  /** Chance of at most {@code k} successes. */
  double atMost(long k) {
    if (k < 0) {
      return 0;
    }
    if (k >= n) {
      return 1;
    }
    return isLarge(k) ? integral(k, 1) : beta(k).survivalProbability(q);
  }

  /** Chance of at least {@code k} successes. */
  double atLeast(long k) {
    if (k <= 0) {
      return 1;
    }
    if (k > n) {
      return 0;
    }
    return isLarge(k - 1) ? integral(k - 1, -1) : beta(k - 1).cumulativeProbability(q);
  }

  private BetaDistribution beta(long k) {
    return BetaDistribution.of(k + 1.0, (double) (n - k));
  }

  /** Far out there is nothing to integrate with precision, and the other way is quick. */
  private boolean isLarge(long k) {
    double deviation = deviation();
    return deviation * deviation >= LARGE_VARIANCE
        && Math.abs(Math.fma(-(double) n, q, (double) k)) < 40 * deviation;
  }

  /**
   * The area on one side of {@code q}: above for 1, below for -1. The smaller of the two areas is
   * integrated.
   */
  private double integral(long k, int side) {
    double distance = Math.fma(-(double) n, q, (double) k);
    if (distance * side > 0) {
      return 1 - integral(k, distance, -side);
    }
    return integral(k, distance, side);
  }

  private double integral(long k, double distance, int side) {
    double panel = REACH * deviation() / n / PANELS;
    double sum = 0;
    for (int i = 0; i < PANELS; i++) {
      for (int j = 0; j < RULE.order(); j++) {
        double offset = side * panel * (i + (1 + RULE.node(j)) / 2);
        sum += RULE.weight(j) / 2 * density(k, distance, offset);
      }
    }
    return sum * panel;
  }

  /** Of the beta distribution at {@code q + offset}. */
  private double density(long k, double distance, double offset) {
    double p = q + offset;
    double rest = 1 - q - offset;
    double away = distance - n * offset;
    double failures = n - k;
    double remainder = 1.0 / n - 1.0 / k - 1.0 / failures;
    return Math.sqrt(n / (2 * Math.PI * k * failures))
        * Math.exp(
            remainder / 12
                - Deviance.of((double) k, n * p, away)
                - Deviance.of(failures, n * rest, -away))
        * failures
        / rest;
  }
}
