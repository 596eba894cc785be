package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.bayes.NormalPosterior;
import dev.assay.analyzer.statistics.bayes.Posterior;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.StudentTest;
import dev.assay.analyzer.statistics.margin.MarginResult;
import dev.assay.analyzer.statistics.margin.NonInferiorityTest;
import dev.assay.analyzer.statistics.numeric.StudentQuantile;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricEstimate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a metric in one group of units, and the tests that such data take.
 *
 * <p>Two of them can be merged or compared when they are of one metric; a {@link
 * ClassCastException} says that they are not.
 */
sealed interface MetricData
    permits Conversions, UnitValues, AdjustedValues, UnitPairs, EventValues {

  /** Both groups of units as one; the parts stay as they are. */
  MetricData merge(MetricData other);

  /** The test of a difference. */
  Method method();

  /** The figure with its uncertainty. */
  Answer<Estimate> estimate();

  /** Values of units, where the metric has one for each; empty for any other. */
  Optional<Sample> sample();

  /**
   * Fills the figures in. What has no value stays null, never NaN.
   *
   * @param exposed units of the group
   */
  void describe(MetricEstimate.Builder estimate, long exposed);

  /** From a prior that says nothing. */
  default Answer<? extends Posterior> posterior() {
    return estimate()
        .flatMap(
            estimate ->
                estimate.variance() == 0
                    ? Answer.undefined(Reason.ZERO_VARIANCE)
                    : Answer.of(NormalPosterior.of(estimate)));
  }

  /** This, a treatment, against the control. */
  default Answer<Difference> compareWith(MetricData control, ConfidenceLevel level) {
    return StudentTest.test(control.estimate(), estimate(), level);
  }

  /** The interval of the difference from the control at another level than its own. */
  default Interval interval(MetricData control, Difference difference, ConfidenceLevel level) {
    double half =
        StudentQuantile.upper(difference.degreesOfFreedom(), level.tail())
            * difference.standardError();
    return new Interval(difference.value() - half, difference.value() + half);
  }

  /**
   * This, a treatment, against what a guardrail allows of the control.
   *
   * @param margin relative: 0.02 is two percent
   */
  default Answer<MarginResult> compareWithMargin(
      MetricData control, Direction direction, double margin) {
    return NonInferiorityTest.withDefaults()
        .with(direction)
        .test(control.estimate(), estimate(), margin);
  }

  static @Nullable Double standardError(Answer<Estimate> estimation) {
    return switch (estimation) {
      case Defined<Estimate> defined -> defined.value().standardError();
      case Undefined<Estimate> undefined -> null;
    };
  }

  static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
