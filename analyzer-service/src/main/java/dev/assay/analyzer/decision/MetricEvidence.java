package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.Difference;
import dev.assay.analyzer.statistics.DifferenceAnswer;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Undefined;

/** How a treatment changes a metric. */
public record MetricEvidence(String metric, Direction direction, DifferenceAnswer answer) {

  /** Whether the metric got worse, two-sided at this level. */
  boolean isWorse(double significanceLevel) {
    return switch (answer) {
      case Difference difference ->
          direction.improvement(difference.value()) < 0 && difference.pValue() < significanceLevel;
      case Undefined undefined -> false;
    };
  }
}
