package dev.assay.analyzer.decision;

import dev.assay.analyzer.decision.PrimaryEvidence.Tested;
import dev.assay.analyzer.decision.PrimaryEvidence.Untested;
import java.util.ArrayList;
import java.util.List;

/** Who won, once the decision is due. */
final class Verdict {

  private Verdict() {}

  static Recommendation of(Evidence evidence, List<String> violated) {
    double level = evidence.significanceLevel();
    List<String> reasons = new ArrayList<>(Harm.reasons(evidence));
    List<TreatmentEvidence> candidates =
        evidence.treatments().stream().filter(treatment -> !Harm.isHarmful(treatment)).toList();
    List<Shippable> shippable = new ArrayList<>();
    int worse = 0;
    for (TreatmentEvidence candidate : candidates) {
      switch (candidate.primary()) {
        case Tested tested -> {
          if (tested.isBetter(level)) {
            List<String> obstacles = obstacles(candidate, level);
            reasons.add(Sentences.better(candidate.variantId(), tested, level));
            reasons.addAll(obstacles);
            if (obstacles.isEmpty()) {
              shippable.add(new Shippable(candidate, tested));
            }
          } else if (tested.isWorse(level)) {
            worse++;
            reasons.add(Sentences.worse(candidate.variantId(), tested, level));
          } else {
            reasons.add(Sentences.noEffect(candidate.variantId(), tested, level));
          }
        }
        case Untested untested -> reasons.add(Sentences.untested(candidate.variantId(), untested));
      }
    }
    if (!shippable.isEmpty()) {
      return ship(shippable, reasons, violated);
    }
    return worse > 0 && worse == candidates.size()
        ? new Recommendation.ShipControl(evidence.controlId(), List.copyOf(reasons), violated)
        : new Recommendation.Inconclusive(List.copyOf(reasons), violated);
  }

  private static Recommendation ship(
      List<Shippable> shippable, List<String> reasons, List<String> violated) {
    Shippable best = shippable.getFirst();
    for (Shippable other : shippable) {
      if (other.primary().improvementOverNoise() > best.primary().improvementOverNoise()) {
        best = other;
      }
    }
    for (GuardrailEvidence guardrail : best.treatment().guardrails()) {
      reasons.add(Sentences.kept(best.treatment().variantId(), guardrail));
    }
    if (shippable.size() > 1) {
      reasons.add(Sentences.best(best.treatment().variantId(), best.primary(), shippable.size()));
    }
    return new Recommendation.ShipTreatment(
        best.treatment().variantId(), List.copyOf(reasons), violated);
  }

  private static List<String> obstacles(TreatmentEvidence treatment, double level) {
    List<String> obstacles = new ArrayList<>();
    for (GuardrailEvidence guardrail : treatment.guardrails()) {
      if (!guardrail.isKept()) {
        obstacles.add(Sentences.notKept(treatment.variantId(), guardrail));
      }
    }
    for (MetricEvidence metric : treatment.metrics()) {
      if (metric.isWorse(level)) {
        obstacles.add(Sentences.deteriorated(treatment.variantId(), metric, level));
      }
    }
    return obstacles;
  }

  private record Shippable(TreatmentEvidence treatment, Tested primary) {}
}
