package dev.assay.analyzer.decision;

import java.util.List;

/**
 * Why.
 *
 * @param reasons sentences with their figures
 * @param violatedGuardrails guardrails that a treatment is shown to break, each once, in the
 *     experiment's order
 */
public record Grounds(List<String> reasons, List<String> violatedGuardrails) {

  public Grounds {
    reasons = List.copyOf(reasons);
    violatedGuardrails = List.copyOf(violatedGuardrails);
  }
}
