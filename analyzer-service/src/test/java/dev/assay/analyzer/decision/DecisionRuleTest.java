package dev.assay.analyzer.decision;

import static dev.assay.analyzer.decision.EvidenceFixture.BAD_SPLIT;
import static dev.assay.analyzer.decision.EvidenceFixture.FIXED;
import static dev.assay.analyzer.decision.EvidenceFixture.GOOD_SPLIT;
import static dev.assay.analyzer.decision.EvidenceFixture.REQUIRED;
import static dev.assay.analyzer.decision.EvidenceFixture.broken;
import static dev.assay.analyzer.decision.EvidenceFixture.budget;
import static dev.assay.analyzer.decision.EvidenceFixture.choice;
import static dev.assay.analyzer.decision.EvidenceFixture.due;
import static dev.assay.analyzer.decision.EvidenceFixture.early;
import static dev.assay.analyzer.decision.EvidenceFixture.evidence;
import static dev.assay.analyzer.decision.EvidenceFixture.futility;
import static dev.assay.analyzer.decision.EvidenceFixture.kept;
import static dev.assay.analyzer.decision.EvidenceFixture.keptInTheEnd;
import static dev.assay.analyzer.decision.EvidenceFixture.loser;
import static dev.assay.analyzer.decision.EvidenceFixture.metric;
import static dev.assay.analyzer.decision.EvidenceFixture.neverEarly;
import static dev.assay.analyzer.decision.EvidenceFixture.open;
import static dev.assay.analyzer.decision.EvidenceFixture.policy;
import static dev.assay.analyzer.decision.EvidenceFixture.primary;
import static dev.assay.analyzer.decision.EvidenceFixture.treatment;
import static dev.assay.analyzer.decision.EvidenceFixture.with;
import static dev.assay.analyzer.decision.Method.BAYESIAN;
import static dev.assay.analyzer.decision.Method.FIXED_HORIZON;
import static dev.assay.analyzer.decision.Method.GROUP_SEQUENTIAL;
import static dev.assay.analyzer.decision.Method.SEQUENTIAL;
import static dev.assay.analyzer.statistics.Direction.HIGHER_IS_BETTER;
import static dev.assay.analyzer.statistics.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.analyzer.decision.Recommendation.Continue;
import dev.assay.analyzer.decision.Recommendation.Inconclusive;
import dev.assay.analyzer.decision.Recommendation.ShipControl;
import dev.assay.analyzer.decision.Recommendation.ShipTreatment;
import dev.assay.analyzer.decision.Recommendation.Stop;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.quality.SequentialSampleRatio;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way through the rule. */
class DecisionRuleTest {

  private static final PrimaryEvidence BETTER = primary(HIGHER_IS_BETTER, 3, 0.01);
  private static final PrimaryEvidence WORSE = primary(HIGHER_IS_BETTER, -3, 0.01);
  private static final PrimaryEvidence FLAT = primary(HIGHER_IS_BETTER, 0.5, 0.6);
  private static final PrimaryEvidence UNTESTED =
      new PrimaryEvidence.Untested("conversion", Reason.POOLED_PROPORTION_0_OR_1);

  static Stream<Arguments> quality() {
    return Stream.of(
        arguments(
            "an answer of some partitions",
            FIXED,
            evidence(3, 9000, BAD_SPLIT, 0, Outlook.UNKNOWN, treatment("a", BETTER)),
            Continue.class,
            "Only 3 of 4 partitions answered."),
        arguments(
            "no units",
            FIXED,
            evidence(0, GOOD_SPLIT, treatment("a", UNTESTED)),
            Continue.class,
            "No unit has been exposed yet."),
        arguments(
            "a split that does not fit",
            FIXED,
            with(BAD_SPLIT, treatment("a", BETTER, kept("errors"))),
            Inconclusive.class,
            "Sample-ratio mismatch: the units per variant do not fit the traffic shares (always"
                + " valid p = 1.80e-06, limit 0.001), so no comparison can be trusted."),
        arguments(
            "a split with units where none should be",
            FIXED,
            with(
                new Split(Answer.undefined(Reason.UNITS_WITHOUT_TRAFFIC), Optional.empty()),
                treatment("a", BETTER, kept("errors"))),
            Inconclusive.class,
            "0 % of the traffic"),
        arguments(
            "a split of one arm only",
            FIXED,
            with(
                new Split(Answer.undefined(Reason.TOO_FEW_ARMS), Optional.empty()),
                treatment("a", BETTER)),
            ShipTreatment.class,
            "is better"),
        arguments(
            "a slice whose split does not fit",
            FIXED,
            with(slice(1e-5), treatment("a", BETTER)),
            Inconclusive.class,
            "Sample-ratio mismatch where language is hi"),
        arguments(
            "a slice whose split fits",
            FIXED,
            with(slice(0.001), treatment("a", BETTER)),
            ShipTreatment.class,
            "is better"),
        arguments(
            "too many crossovers",
            FIXED,
            evidence(4, REQUIRED, GOOD_SPLIT, 100, Outlook.UNKNOWN, treatment("a", BETTER)),
            Inconclusive.class,
            "1.961 % of the units were seen in more than one variant (limit 1 %, p ="),
        arguments(
            "some crossovers",
            FIXED,
            evidence(4, REQUIRED, GOOD_SPLIT, 40, Outlook.UNKNOWN, treatment("a", BETTER)),
            ShipTreatment.class,
            "is better"));
  }

  static Stream<Arguments> beforeTheEnd() {
    return Stream.of(
        arguments(
            "harm by every treatment",
            FIXED,
            early(treatment("a", BETTER, kept("errors"), broken("completion"))),
            Stop.class,
            "a breaks the guardrail completion: it is more than 2 % worse than the control"
                + " (always valid one-sided p = 0.00100, confidence level 0.95)."),
        arguments(
            "harm by every treatment, before the minimum run time",
            policy(FIXED_HORIZON, EarlyStopping.DEFAULT, Budget.UNLIMITED, Duration.ofHours(48)),
            early(treatment("a", BETTER, broken("completion"))),
            Stop.class,
            "a breaks the guardrail completion"),
        arguments(
            "harm by every treatment, where harm does not stop",
            neverEarly(FIXED_HORIZON),
            early(treatment("a", BETTER, broken("completion"))),
            Continue.class,
            "a breaks the guardrail completion"),
        arguments(
            "harm by one treatment of two",
            FIXED,
            early(treatment("a", BETTER, broken("errors")), treatment("b", FLAT, open("errors"))),
            Continue.class,
            "a breaks the guardrail errors"),
        arguments(
            "too short a run",
            policy(SEQUENTIAL, EarlyStopping.DEFAULT, Budget.UNLIMITED, Duration.ofMinutes(2161)),
            due(treatment("a", BETTER)),
            Continue.class,
            "It has run for 36 of at least 36.02 hours."),
        arguments(
            "a run that is just long enough",
            policy(SEQUENTIAL, EarlyStopping.DEFAULT, Budget.UNLIMITED, Duration.ofHours(36)),
            due(treatment("a", BETTER)),
            ShipTreatment.class,
            "is better"),
        arguments(
            "too few units",
            FIXED,
            early(treatment("a", BETTER, kept("errors"))),
            Continue.class,
            "4999 of 5000 required units so far; 1.3 more days at this traffic; power so far"
                + " 0.70."),
        arguments(
            "too few units, and nothing known of more",
            FIXED,
            evidence(4, 4999, GOOD_SPLIT, 0, Outlook.UNKNOWN, treatment("a", BETTER)),
            Continue.class,
            "4999 of 5000 required units so far."),
        arguments(
            "too few units for a posterior",
            policy(BAYESIAN),
            early(treatment("a", BETTER)),
            Continue.class,
            "4999 of 5000"),
        arguments(
            "an early winner of a sequential test",
            policy(SEQUENTIAL),
            early(treatment("a", BETTER, kept("errors"))),
            ShipTreatment.class,
            "a keeps the guardrail errors: at most 2 % worse than the control (always valid"
                + " one-sided p = 0.00100, confidence level 0.95)."),
        arguments(
            "an early winner of a group sequential test",
            policy(GROUP_SEQUENTIAL),
            early(treatment("a", BETTER)),
            ShipTreatment.class,
            "is better"),
        arguments(
            "an early winner where none may win",
            neverEarly(SEQUENTIAL),
            early(treatment("a", BETTER)),
            Continue.class,
            "4999 of 5000"),
        arguments(
            "an early winner whose guardrail is kept at a fixed look only",
            policy(SEQUENTIAL),
            early(treatment("a", BETTER, keptInTheEnd("errors"))),
            Continue.class,
            "4999 of 5000"),
        arguments(
            "early losers",
            FIXED,
            early(loser("a", 0.01), loser("b", 0.049)),
            ShipControl.class,
            "a: conversion is worse than the control's (always valid p over all treatments ="
                + " 0.0100, level 0.0500)."),
        arguments(
            "an early loser and a harmful treatment",
            FIXED,
            early(loser("a", 0.01), loser("b", 1, broken("errors"))),
            ShipControl.class,
            "b breaks the guardrail errors"),
        arguments(
            "an early loser and one that may win",
            FIXED,
            early(loser("a", 0.01), loser("b", 0.05)),
            Continue.class,
            "4999 of 5000"),
        arguments(
            "early losers where harm does not stop",
            neverEarly(FIXED_HORIZON),
            early(loser("a", 0.01)),
            Continue.class,
            "4999 of 5000"),
        arguments(
            "a treatment that could not be compared",
            FIXED,
            early(
                new TreatmentEvidence(
                    "a", UNTESTED, List.of(), List.of(), OptionalDouble.empty(), Optional.empty())),
            Continue.class,
            "4999 of 5000"),
        arguments(
            "a budget of units that is used up",
            budget(FIXED_HORIZON, 4999),
            early(treatment("a", BETTER)),
            Inconclusive.class,
            "The budget is exceeded: 4999 units in 36 hours, with 4999 units and any number of"
                + " hours allowed."),
        arguments(
            "a budget of time that is used up",
            budget(Duration.ofHours(36)),
            early(treatment("a", BETTER)),
            Inconclusive.class,
            "4999 units in 36 hours, with any number of units and 36 hours allowed."),
        arguments(
            "budgets that are not",
            budget(Duration.ofHours(37)),
            early(treatment("a", BETTER)),
            Continue.class,
            "4999 of 5000"),
        arguments(
            "a sequential test that may go on after the required units",
            budget(SEQUENTIAL, 5001),
            due(treatment("a", FLAT)),
            Continue.class,
            "5000 of 5000"),
        arguments(
            "a sequential test at the end of its budget",
            budget(SEQUENTIAL, 5000),
            due(treatment("a", FLAT)),
            Inconclusive.class,
            "no clear change of conversion"),
        arguments(
            "a sequential test whose guardrail is kept at a fixed look only",
            policy(SEQUENTIAL),
            due(treatment("a", BETTER, keptInTheEnd("errors"))),
            Inconclusive.class,
            "a is not shown to keep the guardrail errors: at most 2 % worse than the control"
                + " (always valid one-sided p = 0.200, confidence level 0.95)."),
        arguments(
            "futility",
            futility(0.31),
            early(treatment("a", FLAT)),
            Inconclusive.class,
            "conditional power of 0.300, below 0.31."),
        arguments(
            "no futility",
            futility(0.3),
            early(treatment("a", FLAT)),
            Continue.class,
            "4999 of 5000"),
        arguments(
            "futility that is not known",
            futility(0.3),
            evidence(4, 4999, GOOD_SPLIT, 0, Outlook.UNKNOWN, treatment("a", FLAT)),
            Continue.class,
            "4999 of 5000"));
  }

  static Stream<Arguments> inTheEnd() {
    return Stream.of(
        arguments(
            "a better treatment",
            FIXED,
            due(treatment("a", BETTER)),
            ShipTreatment.class,
            "a: conversion is better than the control's by 3.000 (adjusted p = 0.0100, level"
                + " 0.0500)."),
        arguments(
            "a better treatment that keeps its guardrail",
            FIXED,
            due(treatment("a", BETTER, keptInTheEnd("errors"))),
            ShipTreatment.class,
            "a keeps the guardrail errors: at most 2 % worse than the control (one-sided p ="),
        arguments(
            "a better treatment whose guardrail is open: not significant is not enough",
            FIXED,
            due(treatment("a", BETTER, open("errors"))),
            Inconclusive.class,
            "a is not shown to keep the guardrail errors"),
        arguments(
            "a better treatment whose guardrail could not be tested",
            FIXED,
            due(
                treatment(
                    "a",
                    BETTER,
                    new GuardrailEvidence(
                        "errors", 0.02, 0.95, Answer.undefined(Reason.ZERO_VARIANCE)))),
            Inconclusive.class,
            "could not be tested: zero_variance"),
        arguments(
            "a better treatment that makes another metric worse",
            FIXED,
            due(treatment("a", BETTER, List.of(metric(HIGHER_IS_BETTER, -1, 0.01)))),
            Inconclusive.class,
            "a: sentiment is worse than the control's by 1.000 (p = 0.0100, level 0.05), so it"
                + " cannot ship."),
        arguments(
            "a better treatment that changes another metric a little",
            FIXED,
            due(treatment("a", BETTER, List.of(metric(HIGHER_IS_BETTER, -1, 0.2)))),
            ShipTreatment.class,
            "is better"),
        arguments(
            "a better treatment whose other metric could not be compared",
            FIXED,
            due(
                treatment(
                    "a",
                    BETTER,
                    List.of(
                        new MetricEvidence(
                            "sentiment",
                            HIGHER_IS_BETTER,
                            Answer.undefined(Reason.TOO_FEW_UNITS))))),
            ShipTreatment.class,
            "is better"),
        arguments(
            "a better treatment that leaves another metric as it was, where lower is better",
            FIXED,
            due(treatment("a", BETTER, List.of(metric(LOWER_IS_BETTER, 0, 0.01)))),
            ShipTreatment.class,
            "is better"),
        arguments(
            "a better treatment beside a harmful one",
            FIXED,
            due(treatment("b", BETTER, broken("errors")), treatment("a", BETTER, kept("errors"))),
            ShipTreatment.class,
            "b breaks the guardrail errors"),
        arguments(
            "worse treatments",
            FIXED,
            due(treatment("a", WORSE), treatment("b", WORSE)),
            ShipControl.class,
            "conversion is worse than the control's by 3"),
        arguments(
            "a worse treatment and a flat one",
            FIXED,
            due(treatment("a", WORSE), treatment("b", FLAT)),
            Inconclusive.class,
            "b: no clear change of conversion"),
        arguments(
            "a flat treatment",
            FIXED,
            due(treatment("a", FLAT)),
            Inconclusive.class,
            "a: no clear change of conversion, +0.5000 with -1.500 to +2.500 (adjusted p = 0.600,"
                + " level 0.0500)."),
        arguments(
            "a treatment that could not be tested",
            FIXED,
            due(treatment("a", UNTESTED)),
            Inconclusive.class,
            "could not be compared: pooled_proportion_0_or_1"),
        arguments(
            "a smaller figure where lower is better",
            FIXED,
            due(treatment("a", primary(LOWER_IS_BETTER, -3, 0.01))),
            ShipTreatment.class,
            "is better than the control's by 3"),
        arguments(
            "a larger figure where lower is better",
            FIXED,
            due(treatment("a", primary(LOWER_IS_BETTER, 3, 0.01))),
            ShipControl.class,
            "is worse than the control's by 3"),
        arguments(
            "another metric up where lower is better",
            FIXED,
            due(treatment("a", BETTER, List.of(metric(LOWER_IS_BETTER, 1, 0.01)))),
            Inconclusive.class,
            "sentiment is worse"),
        arguments(
            "a group sequential test before its first look",
            policy(GROUP_SEQUENTIAL),
            due(treatment("a", primary(HIGHER_IS_BETTER, 3, new PrimaryTest.Pending()))),
            Inconclusive.class,
            "; no look has been reached."),
        arguments(
            "a guardrail kept at a fixed look only, after looks that were not",
            policy(GROUP_SEQUENTIAL),
            due(treatment("a", BETTER, keptInTheEnd("errors"))),
            Inconclusive.class,
            "is not shown to keep"),
        arguments(
            "a guardrail kept at the only look",
            neverEarly(GROUP_SEQUENTIAL),
            due(treatment("a", BETTER, keptInTheEnd("errors"))),
            ShipTreatment.class,
            "keeps"),
        arguments(
            "a posterior that is clear",
            policy(BAYESIAN),
            due(treatment("a", posterior(0.95, 0.002, PosteriorLimits.DEFAULT))),
            ShipTreatment.class,
            "(probability to be better 0.9500, needed 0.95; expected loss 0.2 %)."),
        arguments(
            "a posterior that is not clear",
            policy(BAYESIAN),
            due(treatment("a", posterior(0.949, 0.002, PosteriorLimits.DEFAULT))),
            Inconclusive.class,
            "no clear change"),
        arguments(
            "a posterior that is clear the other way",
            policy(BAYESIAN),
            due(treatment("a", posterior(0.04, 0.02, PosteriorLimits.DEFAULT))),
            ShipControl.class,
            "is worse"),
        arguments(
            "a posterior with a small loss",
            policy(BAYESIAN),
            due(treatment("a", posterior(0.96, 0.001, loss(0.001)))),
            ShipTreatment.class,
            "is better"),
        arguments(
            "a posterior with a large loss",
            policy(BAYESIAN),
            due(treatment("a", posterior(0.96, 0.0011, loss(0.001)))),
            Inconclusive.class,
            "no clear change"),
        arguments(
            "a posterior with a loss that nothing can be compared with",
            policy(BAYESIAN),
            due(
                treatment(
                    "a",
                    primary(
                        HIGHER_IS_BETTER,
                        1,
                        new PrimaryTest.Posterior(0.99, OptionalDouble.empty(), loss(0.001))))),
            Inconclusive.class,
            "(probability to be better 0.9900, needed 0.95)."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"quality", "beforeTheEnd", "inTheEnd"})
  void decides(
      String path,
      Policy policy,
      Evidence evidence,
      Class<? extends Recommendation> expected,
      String reason) {
    Recommendation recommendation = DecisionRule.decide(evidence, policy);

    assertThat(recommendation).as(path).isInstanceOf(expected);
    assertThat(recommendation.grounds().reasons())
        .as(path)
        .anyMatch(sentence -> sentence.contains(reason));
    assertThat(recommendation.grounds().reasons()).allMatch(sentence -> sentence.endsWith("."));
  }

  @Test
  void theSmallestExpectedLossWins() {
    Recommendation recommendation =
        DecisionRule.decide(
            due(
                choice("large", primary(LOWER_IS_BETTER, -30, 12, 0.03), 2),
                choice("sure", primary(LOWER_IS_BETTER, -10, 1, 0.0001), 0.5),
                treatment("unknown", primary(LOWER_IS_BETTER, -40, 1, 0.0001))),
            FIXED);

    ShipTreatment ship = (ShipTreatment) recommendation;
    assertThat(ship.winner()).isEqualTo("sure");
    assertThat(ship.confidence()).hasValue(0.9);
    assertThat(ship.grounds().reasons())
        .contains(
            "sure has the smallest expected loss of conversion, 0.500, of 3 treatments that may"
                + " ship.");
  }

  @Test
  void oneTreatmentIsNotComparedWithItself() {
    Recommendation recommendation = DecisionRule.decide(due(choice("a", BETTER, 2)), FIXED);

    assertThat(recommendation.grounds().reasons()).hasSize(1);
  }

  @Test
  void goingOnSaysWhatItWouldBring() {
    Recommendation recommendation = DecisionRule.decide(early(treatment("a", FLAT)), FIXED);

    assertThat(((Continue) recommendation).outlook().daysRemaining()).hasValue(1.25);
  }

  @Test
  void brokenGuardrailsAreNamedOnce() {
    Recommendation recommendation =
        DecisionRule.decide(
            due(treatment("a", FLAT, broken("errors")), treatment("b", FLAT, broken("errors"))),
            FIXED);

    assertThat(recommendation).isInstanceOf(Stop.class);
    assertThat(recommendation.grounds().violatedGuardrails()).containsExactly("errors");
    assertThat(recommendation.grounds().reasons()).hasSize(2);
  }

  private static Split slice(double p) {
    return new Split(
        Answer.of(new SequentialSampleRatio(0, 1)),
        Optional.of(new Split.SliceSplit("language is hi", p)));
  }

  private static PosteriorLimits loss(double maximum) {
    return new PosteriorLimits(0.95, OptionalDouble.of(maximum));
  }

  private static PrimaryEvidence posterior(double better, double loss, PosteriorLimits limits) {
    return primary(
        HIGHER_IS_BETTER, 1, new PrimaryTest.Posterior(better, OptionalDouble.of(loss), limits));
  }
}
