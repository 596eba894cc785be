package dev.assay.analyzer.decision;

import dev.assay.analyzer.decision.PrimaryEvidence.Tested;
import dev.assay.analyzer.decision.PrimaryEvidence.Untested;
import dev.assay.analyzer.decision.TreatmentEvidence.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Who won, and what to recommend where the decision is due.
 *
 * @param winner among the treatments
 */
record Verdict(Optional<String> winner, Recommendation recommendation) {

  /** At a look that was not fixed before. */
  static Verdict atAnyLook(Evidence evidence, Policy policy) {
    return of(evidence, policy, true);
  }

  /** At the one that was. */
  static Verdict atTheEnd(Evidence evidence, Policy policy) {
    return of(evidence, policy, false);
  }

  private static Verdict of(Evidence evidence, Policy policy, boolean atAnyLook) {
    List<String> reasons = new ArrayList<>(Harm.reasons(evidence));
    List<TreatmentEvidence> candidates =
        evidence.treatments().stream().filter(treatment -> !Harm.isHarmful(treatment)).toList();
    List<TreatmentEvidence> shippable = new ArrayList<>();
    int worse = 0;
    for (TreatmentEvidence candidate : candidates) {
      String id = candidate.variantId();
      switch (candidate.primary()) {
        case Tested tested -> {
          if (tested.isBetter()) {
            List<String> obstacles = obstacles(candidate, policy.alpha(), atAnyLook);
            reasons.add(PrimarySentences.better(id, tested));
            reasons.addAll(obstacles);
            if (obstacles.isEmpty()) {
              shippable.add(candidate);
            }
          } else if (tested.isWorse()) {
            worse++;
            reasons.add(PrimarySentences.worse(id, tested));
          } else {
            reasons.add(PrimarySentences.noEffect(id, tested));
          }
        }
        case Untested untested -> reasons.add(PrimarySentences.untested(id, untested));
      }
    }
    List<String> violated = Harm.violated(evidence);
    if (!shippable.isEmpty()) {
      return ship(shippable, reasons, violated, atAnyLook);
    }
    Grounds grounds = new Grounds(reasons, violated);
    return new Verdict(
        Optional.empty(),
        worse > 0 && worse == candidates.size()
            ? new Recommendation.ShipControl(grounds, evidence.controlId())
            : new Recommendation.Inconclusive(grounds));
  }

  private static Verdict ship(
      List<TreatmentEvidence> shippable,
      List<String> reasons,
      List<String> violated,
      boolean atAnyLook) {
    TreatmentEvidence best = shippable.getFirst();
    for (TreatmentEvidence other : shippable) {
      if (expectedLoss(other) < expectedLoss(best)) {
        best = other;
      }
    }
    String id = best.variantId();
    for (GuardrailEvidence guardrail : best.guardrails()) {
      reasons.add(GuardrailSentences.kept(id, guardrail, atAnyLook));
    }
    if (shippable.size() > 1) {
      reasons.add(
          Sentences.best(id, best.primary().metric(), expectedLoss(best), shippable.size()));
    }
    OptionalDouble confidence =
        best.choice()
            .map(choice -> OptionalDouble.of(choice.probabilityBest()))
            .orElse(OptionalDouble.empty());
    return new Verdict(
        Optional.of(id),
        new Recommendation.ShipTreatment(new Grounds(reasons, violated), id, confidence));
  }

  private static double expectedLoss(TreatmentEvidence treatment) {
    return treatment.choice().map(Choice::expectedLoss).orElse(Double.POSITIVE_INFINITY);
  }

  private static List<String> obstacles(
      TreatmentEvidence treatment, double alpha, boolean atAnyLook) {
    List<String> obstacles = new ArrayList<>();
    for (GuardrailEvidence guardrail : treatment.guardrails()) {
      if (!guardrail.isKept(atAnyLook)) {
        obstacles.add(GuardrailSentences.notKept(treatment.variantId(), guardrail, atAnyLook));
      }
    }
    for (MetricEvidence metric : treatment.metrics()) {
      if (metric.isWorse(alpha)) {
        obstacles.add(Sentences.deteriorated(treatment.variantId(), metric, alpha));
      }
    }
    return obstacles;
  }
}
