package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.numeric.Root;
import dev.assay.analyzer.statistics.numeric.StandardNormal;

/**
 * Miettinen and Nurminen's score interval of the difference of two proportions: all {@code d} with
 * {@code |p_t - p_c - d| <= z sqrt(V(d) N/(N - 1))}.
 *
 * <p>{@code V(d) = a_t (1 - a_t)/n_t + a_c (1 - a_c)/n_c}, where {@code a_t} and {@code a_c} are
 * the likeliest rates that differ by {@code d}. With {@code m} for the multiplier of that
 * constraint they solve {@code n_t (a_t - p_t) = m a_t (1 - a_t)} and {@code n_c (p_c - a_c) = m
 * a_c (1 - a_c)}, so that {@code |p_t - p_c - d| = |m| V(d)}: one search for the {@code m} with
 * {@code m^2 V = z^2 N/(N - 1)}, which grows with it, gives a bound without the cubic of each
 * {@code d}. Sources: Miettinen and Nurminen 1985, Statistics in Medicine 4, page 213; Farrington
 * and Manning 1990, Statistics in Medicine 9, page 1447.
 */
final class ScoreInterval {

  /** Its rate may be a rare one: then its digits are those of the bound. */
  private final Rising lower;

  private final Rising higher;

  private ScoreInterval(Proportion control, Proportion treatment) {
    // A rate of the control that falls is one of its rest that rises.
    Rising treated = new Rising(treatment);
    Rising untreated = new Rising(control.rest());
    boolean ordered = treated.rate <= untreated.rate;
    lower = ordered ? treated : untreated;
    higher = ordered ? untreated : treated;
  }

  /**
   * The lower bound, at least -1.
   *
   * @param tail probability left out below it; above 0, below 1
   * @throws IllegalArgumentException when an arm has no units
   */
  static double low(Proportion control, Proportion treatment, double tail) {
    return -bound(
        /* control= */ treatment, /* treatment= */ control, StandardNormal.upperQuantile(tail));
  }

  /**
   * The upper bound, at most 1.
   *
   * @param tail probability left out above it; above 0, below 1
   * @throws IllegalArgumentException when an arm has no units
   */
  static double high(Proportion control, Proportion treatment, double tail) {
    return bound(control, treatment, StandardNormal.upperQuantile(tail));
  }

  private static double bound(Proportion control, Proportion treatment, double z) {
    control.checkUnits();
    treatment.checkUnits();
    if (z < 0) {
      // Most is left out: the bound is on the other side of the difference.
      return -bound(/* control= */ treatment, /* treatment= */ control, -z);
    }
    if (z == Double.POSITIVE_INFINITY) {
      // Nothing is left out: half of the smallest double is 0.
      return 1;
    }
    double units = (double) control.units() + treatment.units();
    double distance = new ScoreInterval(control, treatment).distance(z * z * (units / (units - 1)));
    return Math.min(1, treatment.minus(control) + distance);
  }

  /** From the difference to its bound, where the square of the statistic is {@code target}. */
  private double distance(double target) {
    if (lower.rest == 0) {
      return 0;
    }
    // Without conversions an arm stays at 0 up to a multiplier of its units and rises from there
    // on; a rare rate turns there, so beyond it the search is for the excess over the units.
    if (statistic(lower.units, 0) < target) {
      double excess = Root.above(0, target, more -> statistic(lower.units + more, more), target);
      return rise(lower.units + excess, excess);
    }
    // Begins with the variance of the rates as they are; the square root is nearly straight.
    double near = Math.sqrt(target / (lower.variance() + higher.variance()));
    double step = Math.min(near, lower.units / 2);
    double multiplier =
        Root.above(0, step, m -> Math.sqrt(statistic(m, m - lower.units)), Math.sqrt(target));
    return rise(multiplier, multiplier - lower.units);
  }

  private double statistic(double multiplier, double excess) {
    return multiplier * rise(multiplier, excess);
  }

  /** Of both arms together. */
  private double rise(double multiplier, double excess) {
    return lower.rise(multiplier, excess) + higher.rise(multiplier, multiplier - higher.units);
  }

  /** A rate that is pulled up. */
  private static final class Rising {
    final double units;
    final double rate;
    final double rest;

    Rising(Proportion proportion) {
      units = proportion.units();
      rate = proportion.rate();
      rest = proportion.rest().rate();
    }

    double variance() {
      return rate * rest / units;
    }

    /**
     * The {@code u} with {@code n u = m (p + u) (1 - p - u)}, by the form of the root that does not
     * cancel.
     *
     * @param excess {@code m - n}, with all its digits
     */
    double rise(double multiplier, double excess) {
      double b = 2 * multiplier * rate - excess;
      double root = Math.sqrt(excess * excess + 4 * multiplier * units * rate);
      return b > 0 ? 2 * multiplier * rate * rest / (b + root) : (root - b) / (2 * multiplier);
    }
  }
}
