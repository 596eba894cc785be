package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.difference.Difference;

/** How a treatment changes the metric that decides. */
public sealed interface PrimaryEvidence {

  String metric();

  /** The change could be tested. */
  record Tested(String metric, Direction direction, Difference difference, PrimaryTest test)
      implements PrimaryEvidence {

    boolean isBetter() {
      return test.showsBetter(direction.improvement(difference.value()));
    }

    boolean isWorse() {
      return test.showsWorse(direction.improvement(difference.value()));
    }
  }

  /** The change could not be tested. */
  record Untested(String metric, Undefined.Reason reason) implements PrimaryEvidence {}
}
