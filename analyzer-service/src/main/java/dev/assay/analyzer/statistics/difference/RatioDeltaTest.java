package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.schemas.summary.RatioMoments;

/**
 * Test of the difference of two ratios of sums over units, with variances by the delta method and
 * Welch's degrees of freedom.
 *
 * <p>Undefined when an arm has fewer than two units, when denominators sum to zero, or when neither
 * arm varies. Sources: Deng, Knoblich and Lu 2018, KDD; lift: Fieller 1954.
 */
public final class RatioDeltaTest {

  private static final RatioDeltaTest DEFAULT =
      new RatioDeltaTest(ConfidenceLevel.DEFAULT, Alternative.TWO_SIDED);

  private final ConfidenceLevel level;
  private final Alternative alternative;

  private RatioDeltaTest(ConfidenceLevel level, Alternative alternative) {
    this.level = level;
    this.alternative = alternative;
  }

  /** Two-sided, with intervals of 95 %. */
  public static RatioDeltaTest withDefaults() {
    return DEFAULT;
  }

  public RatioDeltaTest with(ConfidenceLevel confidenceLevel) {
    return new RatioDeltaTest(confidenceLevel, alternative);
  }

  public RatioDeltaTest with(Alternative lookedFor) {
    return new RatioDeltaTest(level, lookedFor);
  }

  /** Each unit's pair once. */
  public Answer<Difference> test(RatioMoments control, RatioMoments treatment) {
    return StudentTest.test(
        Estimate.ofRatio(control), Estimate.ofRatio(treatment), level, alternative);
  }
}
