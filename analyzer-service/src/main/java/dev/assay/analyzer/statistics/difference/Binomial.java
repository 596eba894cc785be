package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.numeric.Deviance;
import dev.assay.analyzer.statistics.numeric.StirlingError;

/**
 * Tails of a binomial distribution, right in their leading digits however small they are.
 *
 * <p>Probabilities by Loader's saddle-point form, {@code log P(k) = s(n) - s(k) - s(n-k) - D(k, np)
 * - D(n-k, nq) + log(n / (2 pi k (n-k))) / 2}, which does not lose digits to large factorials;
 * tails as the sum of the outcomes away from the mean, whose terms shrink. Sources: Loader 2000,
 * "Fast and accurate computation of binomial probabilities".
 *
 * @param trials at least 1, at most {@link #LIMIT}
 * @param odds of a success, {@code p / (1 - p)}: both p and 1 - p then keep all digits; above 0
 */
record Binomial(long trials, double odds) {

  /** More trials would take seconds, as a tail sums about ten standard deviations of outcomes. */
  static final long LIMIT = 1_000_000_000_000L;

  /** Terms below this share of their sum no longer change it. */
  private static final double NEGLIGIBLE = 1e-18;

  /** Outcomes count as equally likely up to this relative difference; R's choice. */
  private static final double TIE = 1e-7;

  /** Below, odds would not be doubles of full precision. */
  private static final double LEAST_LOG_ODDS = -700;

  Binomial {
    if (trials < 1 || trials > LIMIT) {
      throw new IllegalArgumentException(
          "The number of trials is %d; allowed is 1 to %d".formatted(trials, LIMIT));
    }
  }

  private double success() {
    return odds / (1 + odds);
  }

  private double failure() {
    return 1 / (1 + odds);
  }

  /** Logarithm of the probability of {@code k} successes. */
  double logProbability(long k) {
    double p = success();
    double q = failure();
    if (k == 0) {
      return -trials * Math.log1p(odds);
    }
    if (k == trials) {
      return -trials * Math.log1p(1 / odds);
    }
    long rest = trials - k;
    double n = trials;
    // k - n p without rounding the product.
    double above = p < q ? Math.fma(-n, p, (double) k) : -Math.fma(-n, q, (double) rest);
    return StirlingError.of((double) trials)
        - StirlingError.of((double) k)
        - StirlingError.of((double) rest)
        - Deviance.of((double) k, n * p, above)
        - Deviance.of((double) rest, n * q, -above)
        + Math.log(n / k / rest / (2 * Math.PI)) / 2;
  }

  /** {@code P(X >= k)}. */
  double atLeast(long k) {
    if (k <= 0) {
      return 1;
    }
    if (k > trials) {
      return 0;
    }
    return k > trials * success() ? outerTail(k) : 1 - mirrored().outerTail(trials - k + 1);
  }

  /** {@code P(X <= k)}. */
  double atMost(long k) {
    return mirrored().atLeast(trials - k);
  }

  /** Probability of all outcomes that are no likelier than {@code k}, which is R's two-sided p. */
  double noLikelier(long k) {
    double level = logProbability(k) + Math.log1p(TIE);
    long mode = Math.min(trials, (long) ((trials + 1.0) * success()));
    long low = -1;
    long high = mode + 1;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (logProbability(middle) <= level) {
        low = middle;
      } else {
        high = middle;
      }
    }
    long below = low;
    low = mode - 1;
    high = trials + 1;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (logProbability(middle) <= level) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return below + 1 >= high ? 1 : Math.min(1, atMost(below) + atLeast(high));
  }

  /**
   * The odds at which {@code P(X >= k)} of {@code n} is {@code tail}: Clopper and Pearson's lower
   * limit, as odds. By Newton's steps on the logarithm of the tail over the logarithm of the odds,
   * which is concave: no step goes past the root, and the first goes below it.
   *
   * @param k from 1 to n
   * @param tail above 0, below 1/2
   */
  static double lowerOdds(long k, long n, double tail) {
    if (k == n) {
      return 1 / Math.expm1(-Math.log(tail) / n);
    }
    double logOdds = newton(Math.log((double) k / (n - k)), k, n, tail);
    double before;
    do {
      before = logOdds;
      logOdds = newton(before, k, n, tail);
    } while (logOdds - before > 1e-14 * Math.max(1, Math.abs(logOdds)));
    return Math.exp(logOdds);
  }

  private static double newton(double logOdds, long k, long n, double tail) {
    Binomial at = new Binomial(n, Math.exp(logOdds));
    double ratio = at.tailRatio(k);
    double slope = k * at.failure() / ratio;
    double step = (Math.log(tail) - at.logProbability(k) - Math.log(ratio)) / slope;
    return Math.max(LEAST_LOG_ODDS, logOdds + step);
  }

  private Binomial mirrored() {
    return new Binomial(trials, 1 / odds);
  }

  private double outerTail(long k) {
    return Math.exp(logProbability(k) + Math.log(tailRatio(k)));
  }

  /** {@code P(X >= k) / P(X = k)}. */
  private double tailRatio(long k) {
    double term = 1;
    double sum = 1;
    for (long j = k; j < trials && term > NEGLIGIBLE * sum; j++) {
      term *= (trials - j) * odds / (j + 1);
      sum += term;
    }
    return sum;
  }
}
