package dev.assay.analyzer.statistics.numeric;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Upper quantiles of Student's t distribution.
 *
 * <p>Starts from the expansion about the normal quantile (Abramowitz and Stegun 1964, 26.7.5) and
 * takes Halley's steps with the distribution's own tail, to the last digits, which is several times
 * as fast as a search. Where the expansion does not reach, the distribution searches.
 */
public final class StudentQuantile {

  /** Each triples the digits, of which the expansion has one or more. */
  private static final int STEPS = 3;

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
    TDistribution distribution = TDistribution.of(freedom);
    if (z * z >= freedom) {
      return distribution.inverseSurvivalProbability(probability);
    }
    double x = expansion(z, freedom);
    for (int step = 0; step < STEPS; step++) {
      double newton = (distribution.survivalProbability(x) - probability) / distribution.density(x);
      double curvature = (freedom + 1) * x / (freedom + x * x);
      x += newton / (1 - newton * curvature / 2);
    }
    return x;
  }

  private static double expansion(double z, double freedom) {
    double square = z * z;
    double first = z * (square + 1) / 4;
    double second = z * ((5 * square + 16) * square + 3) / 96;
    double third = z * (((3 * square + 19) * square + 17) * square - 15) / 384;
    return z + (first + (second + third / freedom) / freedom) / freedom;
  }
}
