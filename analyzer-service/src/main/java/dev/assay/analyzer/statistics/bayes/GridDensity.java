package dev.assay.analyzer.statistics.bayes;

import java.util.Arrays;

/**
 * A beta density at even steps of log odds, as far as it counts.
 *
 * <p>Sums over such a grid are integrals but for an error that falls with the density's spectrum,
 * which takes far fewer points than panels do.
 */
final class GridDensity {

  /** Conversions, and others, from which on the tails are short enough for the grid. */
  static final double FEWEST = 20;

  /** What lies deeper has a share of 1e-16 of the mass. */
  private static final double DEPTH = 38;

  /** Densities that end within so many deviations can be a series. */
  private static final double ENDS = 13;

  /** Points on either side: deviations of the wider density, in steps of half the narrower one. */
  private static final int MOST = 64;

  private final double share;
  private final double rest;

  /** Number of the first point on the grid. */
  private final int first;

  private final double[] values;

  /** {@code e^x - 1}, of which the figure's distance to the origin's follows. */
  private final double[] growths;

  /**
   * The density of a kernel, up to a factor.
   *
   * @param origin of the scale
   * @param start of the grid, where its point 0 is
   */
  GridDensity(
      BetaPosterior posterior, BetaKernel kernel, BetaPosterior origin, double start, double step) {
    share = origin.mean();
    rest = origin.beta() / (origin.alpha() + origin.beta());
    int centre = (int) Math.rint((kernel.mode() - start) / step);
    boolean narrow = ENDS * deviation(posterior) <= Series.REACH;
    double alpha = posterior.alpha();
    double sum = alpha + posterior.beta();
    double top = alpha * kernel.mode() - sum * log(Math.expm1(kernel.mode()));
    double[] density = new double[2 * MOST];
    double[] growth = new double[2 * MOST];
    double middle = Math.expm1(start + centre * step);
    int low = MOST;
    int high = MOST - 1;
    for (int direction = 1; direction >= -1; direction -= 2) {
      double factor = Math.expm1(direction * step);
      // Point after point, the growth of a step is added without cancellation.
      double e = direction > 0 ? middle : middle + (1 + middle) * factor;
      double depth = 0;
      for (int i = direction > 0 ? MOST : MOST - 1; depth < DEPTH; i += direction) {
        double x = start + (centre + i - MOST) * step;
        depth = narrow ? kernel.depth(x) : top - alpha * x + sum * log(e);
        density[i] = Math.exp(-depth);
        growth[i] = e;
        e += (1 + e) * factor;
        low = Math.min(low, i);
        high = Math.max(high, i);
      }
    }
    first = centre + low - MOST;
    values = Arrays.copyOfRange(density, low, high + 1);
    growths = Arrays.copyOfRange(growth, low, high + 1);
  }

  /** Of the log odds, about. */
  static double deviation(BetaPosterior posterior) {
    return Math.sqrt(1 / posterior.alpha() + 1 / posterior.beta());
  }

  /** Of {@code 1 + share e}, with the digits that the sum loses. Source: Kahan. */
  private double log(double e) {
    double y = share * e;
    double sum = 1 + y;
    return sum == 1 ? y : Math.log(sum) * (y / (sum - 1));
  }

  double[] values() {
    return values;
  }

  double sum() {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** The density times how far the figure lies above the origin's. */
  double[] above() {
    double[] above = new double[values.length];
    for (int i = 0; i < above.length; i++) {
      above[i] = values[i] * share * rest * growths[i] / (1 + share * growths[i]);
    }
    return above;
  }

  /** The mass below a point of the grid, as a share of all. */
  double below(int point) {
    double[] weights = SineIntegral.table();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * weights[SineIntegral.REACH + point - first - i];
    }
    return 0.5 + sum / sum();
  }

  /**
   * At each point, masses of another density below it less those above it, halved.
   *
   * @param lower of the other density's points; has a point's mass in the same place as {@code
   *     moments} has its moment
   * @return of the masses, then of the moments
   */
  double[][] halves(GridDensity lower, double[] moments) {
    double[] weights = SineIntegral.table();
    double[] masses = new double[values.length];
    double[] sums = new double[values.length];
    for (int j = 0; j < moments.length; j++) {
      double mass = lower.values[j];
      double moment = moments[j];
      int offset = SineIntegral.REACH + first - lower.first - j;
      for (int i = 0; i < sums.length; i++) {
        double weight = weights[offset + i];
        masses[i] += mass * weight;
        sums[i] += moment * weight;
      }
    }
    return new double[][] {masses, sums};
  }
}
