package dev.assay.analyzer.decision;

import java.util.List;

/** What to do with an experiment, and why: each reason is a sentence with its figures. */
public sealed interface Recommendation {

  List<String> reasons();

  /** Guardrails that a treatment is shown to break, each once, in the experiment's order. */
  List<String> violatedGuardrails();

  /** Go on: nothing can be said yet. */
  record Continue(List<String> reasons, List<String> violatedGuardrails)
      implements Recommendation {}

  /** Give everybody the winner. */
  record ShipTreatment(String winner, List<String> reasons, List<String> violatedGuardrails)
      implements Recommendation {}

  /** Give everybody the control: every treatment is worse. */
  record ShipControl(String winner, List<String> reasons, List<String> violatedGuardrails)
      implements Recommendation {}

  /** Stop at once: every treatment does harm. */
  record Stop(List<String> reasons, List<String> violatedGuardrails) implements Recommendation {}

  /** The data do not carry a decision, and more of them are not due. */
  record Inconclusive(List<String> reasons, List<String> violatedGuardrails)
      implements Recommendation {}
}
