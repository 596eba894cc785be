package dev.assay.analyzer.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Treatments that are shown to lose, at whichever look. */
final class Losers {

  private Losers() {}

  /** The control, when every treatment loses or does harm. */
  static Optional<Recommendation> all(Evidence evidence, Policy policy) {
    List<String> reasons = new ArrayList<>(Harm.reasons(evidence));
    for (TreatmentEvidence treatment : evidence.treatments()) {
      boolean loses =
          treatment.worse().isPresent() && treatment.worse().getAsDouble() < policy.alpha();
      if (loses) {
        reasons.add(
            Sentences.worseAtAnyLook(
                treatment.variantId(),
                treatment.primary().metric(),
                treatment.worse().getAsDouble(),
                policy.alpha()));
      } else if (!Harm.isHarmful(treatment)) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Recommendation.ShipControl(
            new Grounds(reasons, Harm.violated(evidence)), evidence.controlId()));
  }
}
