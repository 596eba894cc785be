package dev.assay.analyzer.decision;

/**
 * When data cannot be trusted.
 *
 * @param sampleRatioLevel error rate of the check of the split over the whole run; above 0, below 1
 * @param maximumCrossoverRate largest acceptable share of units seen in two variants; above 0,
 *     below 1
 */
public record QualityLimits(double sampleRatioLevel, double maximumCrossoverRate) {

  /**
   * A sound experiment is all but never stopped. Fabijan et al. 2019, KDD, give the same level for
   * the split.
   */
  public static final QualityLimits DEFAULT = new QualityLimits(0.001, 0.01);

  public QualityLimits {
    Policy.checkShare("sample_ratio_level", sampleRatioLevel);
    Policy.checkShare("maximum_crossover_rate", maximumCrossoverRate);
  }
}
