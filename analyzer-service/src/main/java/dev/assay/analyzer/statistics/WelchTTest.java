package dev.assay.analyzer.statistics;

import dev.assay.schemas.summary.Moments;

/**
 * Welch's t test of the difference of two means over units, without assuming equal variances.
 *
 * <p>Undefined when an arm has fewer than two units or when neither varies; one that does not vary
 * is allowed. Sources: Welch 1947; lift: Fieller 1954.
 */
public final class WelchTTest {

  private static final WelchTTest DEFAULT = new WelchTTest(ConfidenceLevel.DEFAULT);

  private final ConfidenceLevel level;

  private WelchTTest(ConfidenceLevel level) {
    this.level = level;
  }

  /** Two-sided, with intervals of 95 %. */
  public static WelchTTest withDefaults() {
    return DEFAULT;
  }

  public WelchTTest with(ConfidenceLevel confidenceLevel) {
    return new WelchTTest(confidenceLevel);
  }

  /** Each unit's value once, in the metric's unit. */
  public DifferenceAnswer test(Moments control, Moments treatment) {
    return StudentTest.test(Estimate.ofMean(control), Estimate.ofMean(treatment), level);
  }

  /**
   * From counts, means and sample variances (divisor {@code n - 1}).
   *
   * @throws IllegalArgumentException when a mean or variance is not finite
   */
  public DifferenceAnswer test(
      long controlCount,
      double controlMean,
      double controlVariance,
      long treatmentCount,
      double treatmentMean,
      double treatmentVariance) {
    return StudentTest.test(
        Estimate.ofMean(controlCount, controlMean, controlVariance),
        Estimate.ofMean(treatmentCount, treatmentMean, treatmentVariance),
        level);
  }
}
