package dev.assay.analyzer.statistics.numeric;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The normal distribution with mean 0 and standard deviation 1, exact far out. */
public final class StandardNormal {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);

  /** From here on the continued fraction is exact with so many terms. */
  private static final double FAR = 4;

  private static final int TERMS = 60;

  private StandardNormal() {}

  /** Density, {@code exp(-z^2 / 2) / sqrt(2 pi)}. */
  public static double density(double z) {
    double square = z * z;
    // What rounding takes from the square would be magnified by the exponential.
    double lost = Math.fma(z, z, -square);
    return Double.isInfinite(square) ? 0 : DENSITY_AT_0 * Math.exp(-square / 2) * (1 - lost / 2);
  }

  /** Probability of at most {@code z}. */
  public static double cumulative(double z) {
    return NORMAL.cumulativeProbability(z);
  }

  /** Probability of more than {@code z}. */
  public static double survival(double z) {
    return NORMAL.survivalProbability(z);
  }

  /**
   * What is exceeded with a probability.
   *
   * @param probability from 0 to 1
   */
  public static double upperQuantile(double probability) {
    return NORMAL.inverseSurvivalProbability(probability);
  }

  /**
   * Unit normal loss {@code E[(Z - k)+] = phi(k) - k (1 - Phi(k))}, without cancellation. Source:
   * Raiffa and Schlaifer 1961; far out by the continued fraction of the normal's repeated
   * integrals, Abramowitz and Stegun 1964, 7.2.5.
   */
  public static double unitLoss(double k) {
    if (k < FAR) {
      return density(k) - k * survival(k);
    }
    double ratio = 0;
    for (int n = TERMS; n >= 1; n--) {
      ratio = 1 / (k + (n + 1) * ratio);
    }
    double first = 1 / (k + ratio);
    return density(k) * first * ratio;
  }
}
