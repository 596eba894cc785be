package dev.assay.analyzer.decision;

import dev.assay.analyzer.decision.GuardrailEvidence.Stand;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Undefined;
import java.util.Locale;

/** The words of reasons about guardrails. */
final class GuardrailSentences {

  private GuardrailSentences() {}

  static String violated(String treatment, GuardrailEvidence guardrail) {
    return String.format(
        Locale.ROOT,
        "%s breaks the guardrail %s: it is more than %s %% worse than the control (always valid"
            + " one-sided p = %.3g, confidence level %s).",
        treatment,
        guardrail.metric(),
        Words.percent(guardrail.maxDegradation()),
        guardrail.answer().map(Stand::inferiorAtAnyLook).orElseThrow(),
        guardrail.confidenceLevel());
  }

  static String kept(String treatment, GuardrailEvidence guardrail, boolean atAnyLook) {
    return margin(treatment, guardrail, "keeps", atAnyLook);
  }

  static String notKept(String treatment, GuardrailEvidence guardrail, boolean atAnyLook) {
    return margin(treatment, guardrail, "is not shown to keep", atAnyLook);
  }

  private static String margin(
      String treatment, GuardrailEvidence guardrail, String verb, boolean atAnyLook) {
    return switch (guardrail.answer()) {
      case Defined<Stand> defined ->
          String.format(
              Locale.ROOT,
              "%s %s the guardrail %s: at most %s %% worse than the control (%sone-sided p = %.3g,"
                  + " confidence level %s).",
              treatment,
              verb,
              guardrail.metric(),
              Words.percent(guardrail.maxDegradation()),
              atAnyLook ? "always valid " : "",
              GuardrailEvidence.pValue(defined.value(), atAnyLook),
              guardrail.confidenceLevel());
      case Undefined<Stand> undefined ->
          String.format(
              Locale.ROOT,
              "%s is not shown to keep the guardrail %s: it could not be tested: %s.",
              treatment,
              guardrail.metric(),
              undefined.reason().code());
    };
  }
}
