package dev.assay.analyzer.statistics.bayes;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.numeric.StandardNormal;

/**
 * Equal-tailed limits of a beta posterior of many units.
 *
 * <p>The grid has a point at each of the limits that Cornish and Fisher's expansion gives; the mass
 * below it then says how far the true limit is, and a series in that mass leads there. Source of
 * the expansion: Cornish and Fisher 1938.
 */
final class BetaLimits {

  /** Smaller tails would be differences of masses that are larger by far. */
  private static final double LEAST_TAIL = 1e-3;

  /** Larger ones leave limits so near to each other that the grid between them has no end. */
  private static final double GREATEST_TAIL = 0.4;

  /** Greatest step in deviations. */
  private static final double STEP = 0.4;

  /** The series is exact for corrections of so many deviations. */
  private static final double NEAR = 2e-4;

  private BetaLimits() {}

  static boolean suits(BetaPosterior posterior, ConfidenceLevel level) {
    return Math.min(posterior.alpha(), posterior.beta()) >= GridDensity.FEWEST
        && level.tail() >= LEAST_TAIL
        && level.tail() <= GREATEST_TAIL;
  }

  static Interval of(BetaPosterior posterior, ConfidenceLevel level) {
    double z = StandardNormal.upperQuantile(level.tail());
    double deviation = GridDensity.deviation(posterior);
    BetaKernel kernel =
        new BetaKernel(posterior.alpha(), posterior.beta(), posterior.alpha(), posterior.beta());
    double low = cornishFisher(posterior, -z);
    double high = cornishFisher(posterior, z);
    double moved;
    do {
      int steps = (int) Math.ceil((high - low) / (STEP * deviation));
      double step = (high - low) / steps;
      GridDensity grid = new GridDensity(posterior, kernel, posterior, low, step);
      double unit = grid.sum() * step;
      double down = correction(kernel, low, level.tail() - grid.below(0), unit);
      double up = correction(kernel, high, 1 - level.tail() - grid.below(steps), unit);
      low += down;
      high += up;
      moved = Math.max(Math.abs(down), Math.abs(up));
    } while (moved > NEAR * deviation);
    Scale scale = new LogitScale(posterior.alpha(), posterior.beta());
    return new Interval(scale.value(low), scale.value(high));
  }

  /** How far from a point so much mass lies, by the density and its first two derivatives there. */
  static double correction(BetaKernel kernel, double x, double mass, double unit) {
    double first = mass * unit / Math.exp(-kernel.depth(x));
    double slope = kernel.slope(x);
    double bend = 2 * slope * slope + kernel.curvature(x);
    return first * (1 - first * (slope / 2 - first * bend / 6));
  }

  /** From the mode, by the cumulants of the log odds: differences of polygamma functions. */
  static double cornishFisher(BetaPosterior posterior, double z) {
    double a = 1 / posterior.alpha();
    double b = 1 / posterior.beta();
    double mean = (b - a) / 2 + (b * b - a * a) / 12;
    double variance = a + b + (a * a + b * b) / 2 + (a * a * a + b * b * b) / 6;
    double sd = Math.sqrt(variance);
    double skewness = (b * b - a * a + b * b * b - a * a * a) / (variance * sd);
    double kurtosis =
        (2 * (a * a * a + b * b * b) + 3 * (a * a * a * a + b * b * b * b)) / variance / variance;
    double square = z * z;
    return mean
        + sd
            * (z
                + (square - 1) * skewness / 6
                + z * (square - 3) * kurtosis / 24
                - z * (2 * square - 5) * skewness * skewness / 36);
  }
}
