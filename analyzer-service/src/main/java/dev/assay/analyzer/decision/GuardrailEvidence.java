package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.Answer;

/**
 * How a treatment stands to what a guardrail allows.
 *
 * @param maxDegradation relative: 0.02 is two percent; at least 0
 * @param confidenceLevel at which both sides are shown; above 0.5, below 1
 */
public record GuardrailEvidence(
    String metric, double maxDegradation, double confidenceLevel, Answer<Stand> answer) {

  public GuardrailEvidence {
    if (!(maxDegradation >= 0)) {
      throw new IllegalArgumentException(
          "max_degradation is %s; allowed is at least 0".formatted(maxDegradation));
    }
    if (!(confidenceLevel > 0.5 && confidenceLevel < 1)) {
      throw new IllegalArgumentException(
          "confidence_level is %s; allowed is above 0.5, below 1".formatted(confidenceLevel));
    }
  }

  /**
   * One-sided p values.
   *
   * @param nonInferior of "worse than the margin allows", at one look that was fixed before
   * @param nonInferiorAtAnyLook the same, always valid
   * @param inferiorAtAnyLook of "within the margin", always valid
   */
  public record Stand(double nonInferior, double nonInferiorAtAnyLook, double inferiorAtAnyLook) {}

  /** Shown to be worse than the margin, at whichever look. */
  public boolean isViolated() {
    return answer.map(stand -> stand.inferiorAtAnyLook() < 1 - confidenceLevel).orElse(false);
  }

  /**
   * Shown to be within the margin: that nothing was shown is not enough.
   *
   * @param atAnyLook whether this look was not fixed before
   */
  public boolean isKept(boolean atAnyLook) {
    return answer.map(stand -> pValue(stand, atAnyLook) < 1 - confidenceLevel).orElse(false);
  }

  static double pValue(Stand stand, boolean atAnyLook) {
    return atAnyLook ? stand.nonInferiorAtAnyLook() : stand.nonInferior();
  }
}
