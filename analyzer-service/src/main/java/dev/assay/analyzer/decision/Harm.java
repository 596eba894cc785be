package dev.assay.analyzer.decision;

import java.util.ArrayList;
import java.util.List;

/** Which treatments are shown to break a guardrail. */
final class Harm {

  private Harm() {}

  static boolean isHarmful(TreatmentEvidence treatment) {
    return treatment.guardrails().stream().anyMatch(GuardrailEvidence::isViolated);
  }

  /** A sentence for each guardrail that a treatment breaks. */
  static List<String> reasons(Evidence evidence) {
    List<String> reasons = new ArrayList<>();
    for (TreatmentEvidence treatment : evidence.treatments()) {
      for (GuardrailEvidence guardrail : treatment.guardrails()) {
        if (guardrail.isViolated()) {
          reasons.add(GuardrailSentences.violated(treatment.variantId(), guardrail));
        }
      }
    }
    return reasons;
  }

  /** Each guardrail that is broken, once. */
  static List<String> violated(Evidence evidence) {
    return evidence.treatments().stream()
        .flatMap(treatment -> treatment.guardrails().stream())
        .filter(GuardrailEvidence::isViolated)
        .map(GuardrailEvidence::metric)
        .distinct()
        .toList();
  }
}
