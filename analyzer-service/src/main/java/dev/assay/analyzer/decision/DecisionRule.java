package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.quality.SampleRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fixed-horizon rule, in this order: is there an answer, can the split be trusted, is anyone
 * harmed, is it time, who won.
 *
 * <p>Harm is looked for all along and each look has the guardrail's own error rate; everything else
 * is decided once, at the required number of units. Of several treatments that may ship, the one
 * whose improvement of the primary metric is largest in standard errors wins: a large lift that is
 * mostly noise does not beat a smaller one that is sure.
 */
public final class DecisionRule {

  /**
   * Below this p value the split is not what was asked for. Fabijan et al. 2019, KDD, give the same
   * figure: with it a sound experiment is all but never stopped.
   */
  public static final double SAMPLE_RATIO_LIMIT = 0.001;

  private DecisionRule() {}

  /** The recommendation that this evidence carries. */
  public static Recommendation decide(Evidence evidence) {
    List<String> violated = violatedGuardrails(evidence);
    Optional<Recommendation> early =
        unanswered(evidence)
            .or(() -> mismatch(evidence, violated))
            .or(() -> harm(evidence, violated))
            .or(() -> tooEarly(evidence, violated));
    return early.orElseGet(() -> Verdict.of(evidence, violated));
  }

  private static Optional<Recommendation> unanswered(Evidence evidence) {
    if (evidence.partitionsAnswered() < evidence.partitionsExpected()) {
      return Optional.of(
          new Recommendation.Continue(
              List.of(
                  Sentences.incomplete(
                      evidence.partitionsAnswered(), evidence.partitionsExpected())),
              List.of()));
    }
    if (evidence.units() == 0) {
      return Optional.of(new Recommendation.Continue(List.of(Sentences.noUnits()), List.of()));
    }
    return Optional.empty();
  }

  private static Optional<Recommendation> mismatch(Evidence evidence, List<String> violated) {
    Optional<String> reason =
        switch (evidence.sampleRatio()) {
          case Defined<SampleRatio> defined ->
              defined.value().pValue() < SAMPLE_RATIO_LIMIT
                  ? Optional.of(Sentences.sampleRatioMismatch(defined.value()))
                  : Optional.empty();
          case Undefined<SampleRatio> undefined ->
              undefined.reason() == Undefined.Reason.UNITS_WITHOUT_TRAFFIC
                  ? Optional.of(Sentences.unitsWithoutTraffic())
                  : Optional.empty();
        };
    return reason.map(sentence -> new Recommendation.Inconclusive(List.of(sentence), violated));
  }

  private static Optional<Recommendation> harm(Evidence evidence, List<String> violated) {
    boolean everyone = evidence.treatments().stream().allMatch(Harm::isHarmful);
    return everyone && !evidence.treatments().isEmpty()
        ? Optional.of(new Recommendation.Stop(Harm.reasons(evidence), violated))
        : Optional.empty();
  }

  private static Optional<Recommendation> tooEarly(Evidence evidence, List<String> violated) {
    if (evidence.units() >= evidence.requiredUnits()) {
      return Optional.empty();
    }
    List<String> reasons = new ArrayList<>(Harm.reasons(evidence));
    reasons.add(Sentences.unitsSoFar(evidence.units(), evidence.requiredUnits()));
    return Optional.of(new Recommendation.Continue(List.copyOf(reasons), violated));
  }

  private static List<String> violatedGuardrails(Evidence evidence) {
    return evidence.treatments().stream()
        .flatMap(treatment -> treatment.guardrails().stream())
        .filter(GuardrailEvidence::isViolated)
        .map(GuardrailEvidence::metric)
        .distinct()
        .toList();
  }
}
