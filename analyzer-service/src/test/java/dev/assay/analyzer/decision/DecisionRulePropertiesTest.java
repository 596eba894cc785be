package dev.assay.analyzer.decision;

import static dev.assay.analyzer.decision.EvidenceFixture.GOOD_SPLIT;
import static dev.assay.analyzer.decision.EvidenceFixture.REQUIRED;
import static dev.assay.analyzer.decision.EvidenceFixture.guardrail;
import static dev.assay.analyzer.decision.EvidenceFixture.metric;
import static dev.assay.analyzer.decision.EvidenceFixture.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analyzer.decision.GuardrailEvidence.Stand;
import dev.assay.analyzer.decision.PrimaryEvidence.Tested;
import dev.assay.analyzer.decision.Recommendation.ShipControl;
import dev.assay.analyzer.decision.Recommendation.ShipTreatment;
import dev.assay.analyzer.decision.TreatmentEvidence.Choice;
import dev.assay.analyzer.statistics.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any experiment. */
class DecisionRulePropertiesTest {

  @Property(tries = 100_000)
  void whatShipsIsBetterAndShownToBeHarmless(
      @ForAll Method method, @ForAll("experiments") Experiment experiment) {
    Recommendation recommendation = DecisionRule.decide(experiment.evidence(), policy(method));

    if (recommendation instanceof ShipTreatment ship) {
      boolean atAnyLook = method == Method.SEQUENTIAL || method == Method.GROUP_SEQUENTIAL;
      TreatmentEvidence winner = experiment.treatment(ship.winner());
      Tested primary = (Tested) winner.primary();
      assertThat(experiment.direction().improvement(primary.difference().value())).isPositive();
      assertThat(primary.isBetter()).isTrue();
      assertThat(winner.guardrails())
          .allMatch(guardrail -> guardrail.isKept(atAnyLook) && !guardrail.isViolated());
      // No change, turned round, is -0.0, which AssertJ orders below zero and the rule does not.
      assertThat(winner.metrics()).noneMatch(metric -> metric.isWorse(0.05));
    }
    if (recommendation instanceof ShipControl) {
      assertThat(experiment.treatments())
          .noneMatch(
              treatment -> !Harm.isHarmful(treatment) && ((Tested) treatment.primary()).isBetter());
    }
  }

  @Property(tries = 20_000)
  void turningEveryMetricRoundTurnsTheDecisionRound(
      @ForAll Method method, @ForAll("experiments") Experiment experiment) {
    Recommendation one = DecisionRule.decide(experiment.evidence(), policy(method));
    Recommendation mirrored = DecisionRule.decide(experiment.mirrored().evidence(), policy(method));

    assertThat(mirrored).hasSameClassAs(one);
    if (one instanceof ShipTreatment ship) {
      assertThat(((ShipTreatment) mirrored).winner()).isEqualTo(ship.winner());
    }
  }

  /** What is generated of one treatment. */
  record Generated(
      double difference, double p, double other, double otherP, Stand stand, double worse) {}

  /** A whole one. */
  record Experiment(long units, Direction direction, List<Generated> generated) {

    Evidence evidence() {
      return EvidenceFixture.evidence(
          units, GOOD_SPLIT, treatments().toArray(TreatmentEvidence[]::new));
    }

    Experiment mirrored() {
      Direction opposite =
          switch (direction) {
            case HIGHER_IS_BETTER -> Direction.LOWER_IS_BETTER;
            case LOWER_IS_BETTER -> Direction.HIGHER_IS_BETTER;
          };
      return new Experiment(
          units,
          opposite,
          generated.stream()
              .map(
                  one ->
                      new Generated(
                          -one.difference(),
                          one.p(),
                          -one.other(),
                          one.otherP(),
                          one.stand(),
                          one.worse()))
              .toList());
    }

    private boolean isWorse(Generated one) {
      return direction.improvement(one.difference()) < 0;
    }

    TreatmentEvidence treatment(String id) {
      return treatments().get(Integer.parseInt(id));
    }

    List<TreatmentEvidence> treatments() {
      List<TreatmentEvidence> treatments = new ArrayList<>();
      for (Generated one : generated) {
        treatments.add(
            new TreatmentEvidence(
                String.valueOf(treatments.size()),
                EvidenceFixture.primary(direction, one.difference(), one.p()),
                List.of(metric(direction, one.other(), one.otherP())),
                List.of(guardrail("errors", one.stand())),
                OptionalDouble.of(isWorse(one) ? one.worse() : 1),
                Optional.of(new Choice(0.5, Math.abs(one.difference())))));
      }
      return treatments;
    }
  }

  @Provide
  Arbitrary<Experiment> experiments() {
    Arbitrary<Double> shares = Arbitraries.of(0.0, 0.001, 0.01, 0.049, 0.05, 0.2, 0.5, 1.0);
    Arbitrary<Double> changes = Arbitraries.doubles().between(-10, 10);
    Arbitrary<Stand> stands = Combinators.combine(shares, shares, shares).as(Stand::new);
    Arbitrary<Generated> treatments =
        Combinators.combine(changes, shares, changes, shares, stands, shares).as(Generated::new);
    return Combinators.combine(
            Arbitraries.of(REQUIRED - 1, REQUIRED),
            Arbitraries.of(Direction.class),
            treatments.list().ofMinSize(1).ofMaxSize(3))
        .as(Experiment::new);
  }
}
