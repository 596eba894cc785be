package dev.assay.analyzer.analysis;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.margin.MarginResult;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricEstimate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a metric in one group of units, and the test that such data take.
 *
 * <p>Two of them can be merged or compared when they are of one metric; a {@link
 * ClassCastException} says that they are not.
 */
sealed interface MetricData permits Conversions, UnitValues, UnitPairs, EventValues {

  /** Both groups of units as one; the parts stay as they are. */
  MetricData merge(MetricData other);

  /** The test of a difference. */
  Method method();

  /** This, a treatment, against the control. */
  Answer<Difference> compareWith(MetricData control, ConfidenceLevel level);

  /**
   * This, a treatment, against what a guardrail allows of the control.
   *
   * @param margin relative: 0.02 is two percent
   */
  Answer<MarginResult> compareWithMargin(MetricData control, Direction direction, double margin);

  /**
   * Fills the figures in. What has no value stays null, never NaN.
   *
   * @param exposed units of the group
   */
  void describe(MetricEstimate.Builder estimate, long exposed);

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
