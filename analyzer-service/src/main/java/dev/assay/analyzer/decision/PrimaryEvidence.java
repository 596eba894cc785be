package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.difference.Difference;

/** How a treatment changes the metric that decides. */
public sealed interface PrimaryEvidence {

  String metric();

  /**
   * The change could be tested.
   *
   * @param adjustedPValue Holm's, over the treatments
   */
  record Tested(String metric, Direction direction, Difference difference, double adjustedPValue)
      implements PrimaryEvidence {

    boolean isBetter(double significanceLevel) {
      return improvement() > 0 && adjustedPValue < significanceLevel;
    }

    boolean isWorse(double significanceLevel) {
      return improvement() < 0 && adjustedPValue < significanceLevel;
    }

    /** Improvement in standard errors. */
    double improvementOverNoise() {
      return direction.improvement(difference.statistic());
    }

    private double improvement() {
      return direction.improvement(difference.value());
    }
  }

  /** The change could not be tested. */
  record Untested(String metric, Undefined.Reason reason) implements PrimaryEvidence {}

  static PrimaryEvidence of(
      String metric, Direction direction, Answer<Difference> answer, double adjustedPValue) {
    return switch (answer) {
      case Defined<Difference> defined ->
          new Tested(metric, direction, defined.value(), adjustedPValue);
      case Undefined<Difference> undefined -> new Untested(metric, undefined.reason());
    };
  }
}
