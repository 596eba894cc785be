package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.schemas.summary.Moments;

/**
 * Welch's t test of the difference of two means over units, without assuming equal variances.
 *
 * <p>Undefined when an arm has fewer than two units or when neither varies; one that does not vary
 * is allowed. Sources: Welch 1947; lift: Fieller 1954.
 */
public final class WelchTTest {

  private static final WelchTTest DEFAULT =
      new WelchTTest(ConfidenceLevel.DEFAULT, Alternative.TWO_SIDED);

  private final ConfidenceLevel level;
  private final Alternative alternative;

  private WelchTTest(ConfidenceLevel level, Alternative alternative) {
    this.level = level;
    this.alternative = alternative;
  }

  /** Two-sided, with intervals of 95 %. */
  public static WelchTTest withDefaults() {
    return DEFAULT;
  }

  public WelchTTest with(ConfidenceLevel confidenceLevel) {
    return new WelchTTest(confidenceLevel, alternative);
  }

  public WelchTTest with(Alternative lookedFor) {
    return new WelchTTest(level, lookedFor);
  }

  /** Each unit's value once, in the metric's unit. */
  public Answer<Difference> test(Sample control, Sample treatment) {
    return StudentTest.test(control.estimate(), treatment.estimate(), level, alternative);
  }

  /** Each unit's value once, in the metric's unit. */
  public Answer<Difference> test(Moments control, Moments treatment) {
    return test(Sample.of(control), Sample.of(treatment));
  }
}
