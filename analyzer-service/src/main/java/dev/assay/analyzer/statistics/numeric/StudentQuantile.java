package dev.assay.analyzer.statistics.numeric;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Upper quantiles of Student's t distribution.
 *
 * <p>By the expansion about the normal quantile (Abramowitz and Stegun 1964, 26.7.5), whose terms
 * fall so fast with many degrees of freedom that it has all digits. With fewer, Halley's steps with
 * the distribution's own tail follow, which is several times as fast as a search. Where the
 * expansion does not reach, the distribution searches.
 */
public final class StudentQuantile {

  /** Steps triple the digits: after one as short as this, as a share, there are all. */
  private static final double SHORT = 1e-5;

  /** What the expansion may leave out, as a share. */
  private static final double NOTHING = 1e-14;

  private StudentQuantile() {}

  /**
   * The value that is exceeded with this probability.
   *
   * @param freedom degrees of freedom, above 0; infinite for a normal distribution
   * @param probability above 0, below 1
   */
  public static double upper(double freedom, double probability) {
    double z = StandardNormal.upperQuantile(probability);
    if (freedom == Double.POSITIVE_INFINITY) {
      return z;
    }
    if (z * z >= freedom) {
      return TDistribution.of(freedom).inverseSurvivalProbability(probability);
    }
    double square = z * z;
    double first = (square + 1) / (4 * freedom);
    double second = ((5 * square + 16) * square + 3) / 96 / Math.pow(freedom, 2);
    double third = (((3 * square + 19) * square + 17) * square - 15) / 384 / Math.pow(freedom, 3);
    double fourth =
        ((((79 * square + 776) * square + 1482) * square - 1920) * square - 945)
            / 92_160
            / Math.pow(freedom, 4);
    double x = z * (1 + first + second + third + fourth);
    // A term is to the one before as that one is to its own, about.
    if (fourth * fourth <= NOTHING * Math.abs(third)) {
      return x;
    }
    TDistribution distribution = TDistribution.of(freedom);
    double step;
    do {
      double newton = (distribution.survivalProbability(x) - probability) / distribution.density(x);
      double curvature = (freedom + 1) * x / (freedom + x * x);
      step = newton / (1 - newton * curvature / 2);
      x += step;
    } while (Math.abs(step) > SHORT * Math.abs(x));
    return x;
  }
}
