package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.difference.Difference;

/** How a treatment changes a metric. */
public record MetricEvidence(String metric, Direction direction, Answer<Difference> answer) {

  /** Whether the metric got worse, two-sided at this level. */
  boolean isWorse(double significanceLevel) {
    return answer
        .map(
            difference ->
                direction.improvement(difference.value()) < 0
                    && difference.pValue() < significanceLevel)
        .orElse(false);
  }
}
