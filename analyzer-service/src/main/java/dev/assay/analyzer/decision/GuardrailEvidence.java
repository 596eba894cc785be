package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.margin.MarginResult;

/**
 * How a treatment stands to what a guardrail allows.
 *
 * @param maxDegradation relative: 0.02 is two percent
 * @param confidenceLevel at which both sides are shown; above 0, below 1
 */
public record GuardrailEvidence(
    String metric, double maxDegradation, double confidenceLevel, Answer<MarginResult> answer) {

  /** Shown to be worse than the margin. */
  boolean isViolated() {
    return answer.map(result -> result.pInferior() < 1 - confidenceLevel).orElse(false);
  }

  /** Shown to be within the margin: that nothing was shown is not enough. */
  boolean isKept() {
    return answer.map(result -> result.pNonInferior() < 1 - confidenceLevel).orElse(false);
  }
}
