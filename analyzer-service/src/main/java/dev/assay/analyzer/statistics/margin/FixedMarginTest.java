package dev.assay.analyzer.statistics.margin;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.StudentTest;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tests a treatment against a margin in the metric's unit, one-sided.
 *
 * <p>Where higher is better, {@code t = (d + margin) / se} with Welch's degrees of freedom, and the
 * treatment is non-inferior when the one-sided lower limit {@code d - t_alpha se} lies above {@code
 * -margin}; mirrored where lower is better. That a difference is not significant does not show
 * this. Source: Blackwelder 1982, Controlled Clinical Trials 3.
 */
public final class FixedMarginTest {

  private static final FixedMarginTest DEFAULT =
      new FixedMarginTest(Direction.HIGHER_IS_BETTER, ConfidenceLevel.DEFAULT);

  private final Direction direction;
  private final ConfidenceLevel level;

  private FixedMarginTest(Direction direction, ConfidenceLevel level) {
    this.direction = direction;
    this.level = level;
  }

  /** Higher is better; one-sided at 5 %. */
  public static FixedMarginTest withDefaults() {
    return DEFAULT;
  }

  public FixedMarginTest with(Direction metricDirection) {
    return new FixedMarginTest(metricDirection, level);
  }

  public FixedMarginTest with(ConfidenceLevel confidenceLevel) {
    return new FixedMarginTest(direction, confidenceLevel);
  }

  /**
   * Tests against a margin.
   *
   * @param margin largest acceptable degradation in the metric's unit, at least 0
   * @return undefined when an arm is, and when neither varies
   */
  public Answer<FixedMarginResult> test(
      Answer<Estimate> control, Answer<Estimate> treatment, double margin) {
    check(margin);
    Alternative alternative =
        direction == Direction.HIGHER_IS_BETTER ? Alternative.GREATER : Alternative.LESS;
    return StudentTest.test(control, treatment, level, alternative)
        .map(difference -> result(difference, margin));
  }

  /**
   * Tests against a margin that is a share of the control's mean, which is taken for known. {@link
   * NonInferiorityTest} takes it for what it is, an estimate.
   *
   * @param margin largest acceptable relative degradation, at least 0: 0.02 is two percent
   * @return undefined when an arm is, when the control is 0, and when neither varies
   */
  public Answer<FixedMarginResult> testRelative(
      Answer<Estimate> control, Answer<Estimate> treatment, double margin) {
    check(margin);
    return control.flatMap(
        c ->
            c.value() == 0
                ? new Undefined<>(Reason.ZERO_CONTROL)
                : test(control, treatment, margin * Math.abs(c.value())));
  }

  private FixedMarginResult result(Difference difference, double margin) {
    double statistic =
        (direction.improvement(difference.value()) + margin) / difference.standardError();
    TDistribution distribution = TDistribution.of(difference.degreesOfFreedom());
    double worst =
        direction == Direction.HIGHER_IS_BETTER
            ? difference.interval().low()
            : difference.interval().high();
    return new FixedMarginResult(
        margin,
        difference.value(),
        difference.standardError(),
        new MarginResult(
            statistic,
            difference.degreesOfFreedom(),
            distribution.survivalProbability(statistic),
            distribution.cumulativeProbability(statistic)),
        difference.interval(),
        direction.improvement(worst) > -margin);
  }

  private static void check(double margin) {
    if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "margin is %s; allowed is at least 0 and finite".formatted(margin));
    }
  }
}
