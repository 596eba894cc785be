package dev.assay.analyzer.statistics.planning;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal distribution. */
final class Normal {

  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  private Normal() {}

  static double below(double z) {
    return STANDARD.cumulativeProbability(z);
  }

  static double above(double z) {
    return STANDARD.survivalProbability(z);
  }

  /** The value that is exceeded with this probability. */
  static double upperQuantile(double probability) {
    return STANDARD.inverseSurvivalProbability(probability);
  }
}
