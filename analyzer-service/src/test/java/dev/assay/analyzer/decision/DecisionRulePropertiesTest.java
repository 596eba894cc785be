package dev.assay.analyzer.decision;

import static dev.assay.analyzer.decision.EvidenceFixture.broken;
import static dev.assay.analyzer.decision.EvidenceFixture.due;
import static dev.assay.analyzer.decision.EvidenceFixture.guardrail;
import static dev.assay.analyzer.decision.EvidenceFixture.metric;
import static dev.assay.analyzer.decision.EvidenceFixture.primary;
import static dev.assay.analyzer.decision.EvidenceFixture.treatment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analyzer.decision.Recommendation.ShipControl;
import dev.assay.analyzer.decision.Recommendation.ShipTreatment;
import dev.assay.analyzer.statistics.Direction;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** What holds for any evidence. */
class DecisionRulePropertiesTest {

  @Property
  void nothingShipsThatBreaksAGuardrail(
      @ForAll Direction direction,
      @ForAll @DoubleRange(min = -10, max = 10) double difference,
      @ForAll @DoubleRange(max = 1) double p,
      @ForAll @DoubleRange(max = 1) double other) {
    Recommendation recommendation =
        DecisionRule.decide(
            due(
                treatment("harmful", primary(direction, difference, p), broken("errors")),
                treatment("other", primary(direction, 1, other), guardrail("errors", other))));

    if (recommendation instanceof ShipTreatment ship) {
      assertThat(ship.winner()).isEqualTo("other");
    }
    assertThat(recommendation.violatedGuardrails()).contains("errors");
  }

  @Property
  void whatShipsIsBetterAndShownToBeHarmless(
      @ForAll Direction direction,
      @ForAll @DoubleRange(min = -10, max = 10) double difference,
      @ForAll @DoubleRange(max = 1) double p,
      @ForAll @DoubleRange(max = 1) double margin,
      @ForAll @DoubleRange(min = -10, max = 10) double second) {
    Recommendation recommendation =
        DecisionRule.decide(
            due(
                treatment(
                    "a",
                    primary(direction, difference, p),
                    List.of(metric(direction, second, p)),
                    guardrail("errors", margin))));

    if (recommendation instanceof ShipTreatment) {
      assertThat(direction.improvement(difference)).isPositive();
      assertThat(p).isLessThan(0.05);
      assertThat(margin).isLessThan(0.051);
      // No change, turned round, is -0.0, which AssertJ orders below zero and the rule does not.
      assertThat(direction.improvement(second) < 0).as("second metric worse").isFalse();
    }
    if (recommendation instanceof ShipControl) {
      assertThat(direction.improvement(difference)).isNegative();
      assertThat(p).isLessThan(0.05);
    }
  }

  @Property
  void turningTheMetricRoundTurnsTheDecisionRound(
      @ForAll Direction direction,
      @ForAll @DoubleRange(min = -10, max = 10) double difference,
      @ForAll @DoubleRange(max = 1) double p) {
    Direction opposite =
        switch (direction) {
          case HIGHER_IS_BETTER -> Direction.LOWER_IS_BETTER;
          case LOWER_IS_BETTER -> Direction.HIGHER_IS_BETTER;
        };
    Recommendation one =
        DecisionRule.decide(due(treatment("a", primary(direction, difference, p))));
    Recommendation mirrored =
        DecisionRule.decide(due(treatment("a", primary(opposite, -difference, p))));

    assertThat(mirrored).hasSameClassAs(one);
  }
}
