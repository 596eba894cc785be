package dev.assay.analyzer.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From evidence to a recommendation, in this order: is there an answer, can the data be trusted, is
 * anyone harmed, may it be decided yet, who won, is it worth going on.
 *
 * <p>Harm is looked for all along, by tests that are always valid. A winner is declared when the
 * decision is due, or before where the method allows it; it is superior on the primary metric in
 * the direction that is better, shown to keep every guardrail, and makes no metric significantly
 * worse. Of several such treatments the one with the smallest expected loss wins: a large lift that
 * is mostly noise does not beat a smaller one that is sure.
 */
public final class DecisionRule {

  private DecisionRule() {}

  /** The recommendation that this evidence carries under this policy. */
  public static Recommendation decide(Evidence evidence, Policy policy) {
    return unanswered(evidence)
        .or(() -> untrusted(evidence, policy))
        .or(() -> harm(evidence, policy))
        .or(() -> tooShort(evidence, policy))
        .or(() -> early(evidence, policy))
        .or(() -> due(evidence, policy))
        .or(() -> exceeded(evidence, policy))
        .or(() -> futile(evidence, policy))
        .orElseGet(() -> goOn(evidence, Sentences.unitsSoFar(evidence, policy)));
  }

  private static Optional<Recommendation> unanswered(Evidence evidence) {
    if (evidence.partitionsAnswered() < evidence.partitionsExpected()) {
      return Optional.of(
          alone(
              Sentences.incomplete(evidence.partitionsAnswered(), evidence.partitionsExpected())));
    }
    return evidence.units() == 0 ? Optional.of(alone(Sentences.noUnits())) : Optional.empty();
  }

  private static Optional<Recommendation> untrusted(Evidence evidence, Policy policy) {
    List<String> problems = DataQuality.problems(evidence, policy.quality());
    return problems.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Recommendation.Inconclusive(new Grounds(problems, Harm.violated(evidence))));
  }

  private static Optional<Recommendation> harm(Evidence evidence, Policy policy) {
    boolean everyone = evidence.treatments().stream().allMatch(Harm::isHarmful);
    return policy.early().harm() && everyone
        ? Optional.of(new Recommendation.Stop(grounds(evidence)))
        : Optional.empty();
  }

  private static Optional<Recommendation> tooShort(Evidence evidence, Policy policy) {
    return evidence.runTime().compareTo(policy.minimumRun()) < 0
        ? Optional.of(goOn(evidence, Sentences.tooShort(evidence, policy)))
        : Optional.empty();
  }

  private static Optional<Recommendation> early(Evidence evidence, Policy policy) {
    if (policy.isDue(evidence)) {
      return Optional.empty();
    }
    Verdict verdict = Verdict.atAnyLook(evidence, policy);
    if (policy.allowsEarlyWinner() && verdict.winner().isPresent()) {
      return Optional.of(verdict.recommendation());
    }
    return policy.early().harm() ? Losers.all(evidence, policy) : Optional.empty();
  }

  private static Optional<Recommendation> due(Evidence evidence, Policy policy) {
    if (!policy.isDue(evidence)) {
      return Optional.empty();
    }
    // Where a treatment could have shipped before, its guardrails were looked at before, too.
    boolean atAnyLook = policy.method() == Method.SEQUENTIAL || policy.allowsEarlyWinner();
    Verdict verdict =
        atAnyLook ? Verdict.atAnyLook(evidence, policy) : Verdict.atTheEnd(evidence, policy);
    return Optional.of(verdict.recommendation());
  }

  private static Optional<Recommendation> exceeded(Evidence evidence, Policy policy) {
    return policy.budget().isExceeded(evidence)
        ? Optional.of(undecided(evidence, Sentences.budgetExceeded(evidence, policy)))
        : Optional.empty();
  }

  private static Optional<Recommendation> futile(Evidence evidence, Policy policy) {
    if (policy.early().futilityPower().isEmpty()
        || evidence.outlook().conditionalPower().isEmpty()) {
      return Optional.empty();
    }
    double limit = policy.early().futilityPower().getAsDouble();
    double power = evidence.outlook().conditionalPower().getAsDouble();
    return power < limit
        ? Optional.of(undecided(evidence, Sentences.futile(power, limit)))
        : Optional.empty();
  }

  private static Recommendation goOn(Evidence evidence, String reason) {
    return new Recommendation.Continue(grounds(evidence, reason), evidence.outlook());
  }

  private static Recommendation undecided(Evidence evidence, String reason) {
    return new Recommendation.Inconclusive(grounds(evidence, reason));
  }

  private static Recommendation alone(String reason) {
    return new Recommendation.Continue(new Grounds(List.of(reason), List.of()), Outlook.UNKNOWN);
  }

  private static Grounds grounds(Evidence evidence, String... more) {
    List<String> reasons = new ArrayList<>(Harm.reasons(evidence));
    reasons.addAll(List.of(more));
    return new Grounds(reasons, Harm.violated(evidence));
  }
}
