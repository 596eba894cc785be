package dev.assay.analyzer.decision;

import static dev.assay.analyzer.decision.EvidenceFixture.BAD_SPLIT;
import static dev.assay.analyzer.decision.EvidenceFixture.broken;
import static dev.assay.analyzer.decision.EvidenceFixture.due;
import static dev.assay.analyzer.decision.EvidenceFixture.early;
import static dev.assay.analyzer.decision.EvidenceFixture.kept;
import static dev.assay.analyzer.decision.EvidenceFixture.metric;
import static dev.assay.analyzer.decision.EvidenceFixture.open;
import static dev.assay.analyzer.decision.EvidenceFixture.primary;
import static dev.assay.analyzer.decision.EvidenceFixture.treatment;
import static dev.assay.analyzer.decision.EvidenceFixture.with;
import static dev.assay.analyzer.statistics.Direction.HIGHER_IS_BETTER;
import static dev.assay.analyzer.statistics.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.analyzer.decision.Recommendation.Continue;
import dev.assay.analyzer.decision.Recommendation.Inconclusive;
import dev.assay.analyzer.decision.Recommendation.ShipControl;
import dev.assay.analyzer.decision.Recommendation.ShipTreatment;
import dev.assay.analyzer.decision.Recommendation.Stop;
import dev.assay.analyzer.statistics.Undefined;
import java.util.List;
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
      new PrimaryEvidence.Untested("conversion", Undefined.Reason.POOLED_PROPORTION_0_OR_1);

  static Stream<Arguments> paths() {
    return Stream.of(
        arguments(
            "an answer of some partitions",
            new Evidence(
                3, 4, 9000, 5000, 0.05, "control", BAD_SPLIT, List.of(treatment("a", BETTER))),
            Continue.class,
            "Only 3 of 4 partitions answered."),
        arguments(
            "no units",
            new Evidence(
                4,
                4,
                0,
                5000,
                0.05,
                "control",
                new Undefined<>(Undefined.Reason.NO_OBSERVATIONS),
                List.of(treatment("a", UNTESTED))),
            Continue.class,
            "No unit has been exposed yet."),
        arguments(
            "a split that does not fit",
            with(BAD_SPLIT, treatment("a", BETTER, kept("errors"))),
            Inconclusive.class,
            "Sample-ratio mismatch"),
        arguments(
            "a split with units where none should be",
            with(
                new Undefined<>(Undefined.Reason.UNITS_WITHOUT_TRAFFIC),
                treatment("a", BETTER, kept("errors"))),
            Inconclusive.class,
            "0 % of the traffic"),
        arguments(
            "harm by every treatment, early",
            early(treatment("a", BETTER, kept("errors"), broken("completion"))),
            Stop.class,
            "a breaks the guardrail completion: it is more than 2 % worse than the control"
                + " (one-sided p = 0.00100, confidence level 0.95)."),
        arguments(
            "harm by one treatment of two, early",
            early(treatment("a", BETTER, broken("errors")), treatment("b", FLAT, open("errors"))),
            Continue.class,
            "a breaks the guardrail errors"),
        arguments(
            "too early",
            early(treatment("a", BETTER, kept("errors"))),
            Continue.class,
            "4999 of 5000 required units so far."),
        arguments(
            "a better treatment", due(treatment("a", BETTER)), ShipTreatment.class, "is better"),
        arguments(
            "a better treatment that keeps its guardrail",
            due(treatment("a", BETTER, kept("errors"))),
            ShipTreatment.class,
            "a keeps the guardrail errors: at most 2 % worse"),
        arguments(
            "a better treatment whose guardrail is open",
            due(treatment("a", BETTER, open("errors"))),
            Inconclusive.class,
            "a is not shown to keep the guardrail errors"),
        arguments(
            "a better treatment whose guardrail could not be tested",
            due(
                treatment(
                    "a",
                    BETTER,
                    new GuardrailEvidence(
                        "errors", 0.02, 0.95, new Undefined<>(Undefined.Reason.ZERO_VARIANCE)))),
            Inconclusive.class,
            "could not be tested: zero_variance"),
        arguments(
            "a better treatment that makes another metric worse",
            due(treatment("a", BETTER, List.of(metric(HIGHER_IS_BETTER, -1, 0.01)))),
            Inconclusive.class,
            "sentiment is worse"),
        arguments(
            "a better treatment that changes another metric a little",
            due(treatment("a", BETTER, List.of(metric(HIGHER_IS_BETTER, -1, 0.2)))),
            ShipTreatment.class,
            "is better"),
        arguments(
            "a better treatment that leaves another metric as it was, where lower is better",
            due(treatment("a", BETTER, List.of(metric(LOWER_IS_BETTER, 0, 0.01)))),
            ShipTreatment.class,
            "is better"),
        arguments(
            "a better treatment beside a harmful one",
            due(treatment("b", BETTER, broken("errors")), treatment("a", BETTER, kept("errors"))),
            ShipTreatment.class,
            "b breaks the guardrail errors"),
        arguments(
            "worse treatments",
            due(treatment("a", WORSE), treatment("b", WORSE)),
            ShipControl.class,
            "conversion is worse than the control's by 3"),
        arguments(
            "a worse treatment and a flat one",
            due(treatment("a", WORSE), treatment("b", FLAT)),
            Inconclusive.class,
            "b: no significant change of conversion"),
        arguments(
            "a flat treatment",
            due(treatment("a", FLAT)),
            Inconclusive.class,
            "no significant change of conversion, +0.5000 with -1.500 to +2.500"),
        arguments(
            "a treatment that could not be tested",
            due(treatment("a", UNTESTED)),
            Inconclusive.class,
            "could not be compared: pooled_proportion_0_or_1"),
        arguments(
            "a smaller figure where lower is better",
            due(treatment("a", primary(LOWER_IS_BETTER, -3, 0.01))),
            ShipTreatment.class,
            "is better than the control's by 3"),
        arguments(
            "a larger figure where lower is better",
            due(treatment("a", primary(LOWER_IS_BETTER, 3, 0.01))),
            ShipControl.class,
            "is worse than the control's by 3"),
        arguments(
            "another metric up where lower is better",
            due(treatment("a", BETTER, List.of(metric(LOWER_IS_BETTER, 1, 0.01)))),
            Inconclusive.class,
            "sentiment is worse"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("paths")
  void decides(
      String path, Evidence evidence, Class<? extends Recommendation> expected, String reason) {
    Recommendation recommendation = DecisionRule.decide(evidence);

    assertThat(recommendation).as(path).isInstanceOf(expected);
    assertThat(recommendation.reasons()).as(path).anyMatch(sentence -> sentence.contains(reason));
    assertThat(recommendation.reasons()).allMatch(sentence -> sentence.endsWith("."));
  }

  @Test
  void theSurestImprovementWins() {
    Recommendation recommendation =
        DecisionRule.decide(
            due(
                treatment("large", primary(LOWER_IS_BETTER, -30, 12, 0.03)),
                treatment("sure", primary(LOWER_IS_BETTER, -10, 1, 0.0001))));

    assertThat(((ShipTreatment) recommendation).winner()).isEqualTo("sure");
    assertThat(recommendation.reasons())
        .contains(
            "sure improves conversion by 10.00 standard errors, the most of 2 treatments that may"
                + " ship.");
  }

  @Test
  void brokenGuardrailsAreNamedOnce() {
    Recommendation recommendation =
        DecisionRule.decide(
            due(treatment("a", FLAT, broken("errors")), treatment("b", FLAT, broken("errors"))));

    assertThat(recommendation).isInstanceOf(Stop.class);
    assertThat(recommendation.violatedGuardrails()).containsExactly("errors");
    assertThat(recommendation.reasons()).hasSize(2);
  }
}
