package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.MarginAnswer;
import dev.assay.analyzer.statistics.MarginResult;
import dev.assay.analyzer.statistics.Undefined;

/**
 * How a treatment stands to what a guardrail allows.
 *
 * @param maxDegradation relative: 0.02 is two percent
 * @param confidenceLevel at which both sides are shown; above 0, below 1
 */
public record GuardrailEvidence(
    String metric, double maxDegradation, double confidenceLevel, MarginAnswer answer) {

  /** Shown to be worse than the margin. */
  boolean isViolated() {
    return switch (answer) {
      case MarginResult result -> result.pInferior() < 1 - confidenceLevel;
      case Undefined undefined -> false;
    };
  }

  /** Shown to be within the margin: that nothing was shown is not enough. */
  boolean isKept() {
    return switch (answer) {
      case MarginResult result -> result.pNonInferior() < 1 - confidenceLevel;
      case Undefined undefined -> false;
    };
  }
}
