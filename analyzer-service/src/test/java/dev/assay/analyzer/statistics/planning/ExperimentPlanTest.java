package dev.assay.analyzer.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentPlanTest {

  private static final PlannedMetric REVENUE = PlannedMetric.mean(10, 1);
  private static final PlannedMetric ERRORS =
      PlannedMetric.guardedProportion(0.2, 0.05, Direction.LOWER_IS_BETTER);

  /** Source: mpmath, 30 digits: alpha 0.025 two-sided and 0.05 one-sided, power 0.9 each. */
  @Test
  void sharesTheErrorsOfOneDecision() {
    ExperimentPlan plan = ExperimentPlan.withDefaults().withWeights(2, 1, 1);
    PlannedExperiment planned = plan.plan(List.of(REVENUE, ERRORS));

    assertThat(planned.unitsByMetric().get(0)).isCloseTo(7446.724170972489, within(1e-8));
    assertThat(planned.unitsByMetric().get(1)).isCloseTo(85021.87649743169, within(1e-7));
    assertThat(planned.decidingMetric()).isEqualTo(1);
    assertThat(planned.unitsByArm()).containsExactly(42511L, 21256L, 21256L);
    assertThat(planned.totalUnits()).isEqualTo(85023);
  }

  @Test
  void guardrailsRaiseThePowerOfEveryTest() {
    ExperimentPlan plan = ExperimentPlan.withDefaults();
    List<PlannedMetric> both = List.of(REVENUE, ERRORS, ERRORS, ERRORS);

    assertThat(plan.designOf(REVENUE, both).power()).isCloseTo(0.95, within(1e-15));
    assertThat(plan.designOf(ERRORS, both).power()).isCloseTo(0.95, within(1e-15));
    assertThat(plan.designOf(REVENUE, List.of(REVENUE)).power()).isCloseTo(0.8, within(1e-15));
    assertThat(plan.designOf(ERRORS, List.of(ERRORS)).power()).isCloseTo(0.8, within(1e-15));
    assertThat(plan.designOf(ERRORS, List.of(ERRORS, ERRORS)).power())
        .isCloseTo(0.9, within(1e-15));
  }

  @Test
  void successMetricsShareAlphaAndGuardrailsDoNot() {
    ExperimentPlan plan = ExperimentPlan.withDefaults().withWeights(1, 1, 1);
    List<PlannedMetric> metrics = List.of(REVENUE, REVENUE, ERRORS);

    assertThat(plan.designOf(REVENUE, metrics).alpha()).isEqualTo(0.0125);
    assertThat(plan.designOf(REVENUE, metrics).sides()).isEqualTo(Sides.TWO);
    assertThat(plan.designOf(ERRORS, metrics).alpha()).isEqualTo(0.05);
    assertThat(plan.designOf(ERRORS, metrics).sides()).isEqualTo(Sides.ONE);
  }

  @Test
  void theSmallestComparisonDecides() {
    ExperimentPlan plan = ExperimentPlan.withDefaults();
    long even = plan.withWeights(1, 1, 1).plan(List.of(REVENUE)).totalUnits();
    PlannedExperiment uneven = plan.withWeights(1, 1, 0.5).plan(List.of(REVENUE));
    PlannedExperiment turned = plan.withWeights(1, 0.5, 1).plan(List.of(REVENUE));

    assertThat(uneven.totalUnits()).isGreaterThan(even);
    assertThat(turned.totalUnits()).isEqualTo(uneven.totalUnits());
    assertThat(uneven.unitsByArm().get(2) * 2.0).isCloseTo(uneven.unitsByArm().get(0), within(1.0));
  }

  @Test
  void oneTreatmentIsTheTestOfTwoArms() {
    PlannedExperiment planned =
        ExperimentPlan.withDefaults()
            .with(TestDesign.of(0.05, Sides.ONE))
            .plan(List.of(PlannedMetric.proportion(0.1, 0.02)));
    Units units =
        ProportionPlan.withDefaults(0.1).with(TestDesign.of(0.05, Sides.ONE)).sampleSize(0.12, 1);

    assertThat(planned.unitsByArm()).containsExactly(units.wholeControl(), units.wholeTreatment());
    assertThat(planned.decidingMetric()).isZero();
  }

  /** Source: mpmath, 30 digits, (z_0.05 + z_0.2)^2 (0.98^2 + 1) 400. */
  @Test
  void aRelativeMarginIsAsRandomAsTheControl() {
    TestDesign design = TestDesign.of(0.05, Sides.ONE);

    assertThat(
            PlannedMetric.guardedMean(50, 20, 0.02, Direction.HIGHER_IS_BETTER)
                .units(design, 1)
                .control())
        .isCloseTo(4848.114079060622, within(1e-8));
    assertThat(PlannedMetric.guardedMean(-50, 20, 0.02, Direction.LOWER_IS_BETTER))
        .isEqualTo(PlannedMetric.guardedMean(50, 20, 0.02, Direction.HIGHER_IS_BETTER));
    assertThat(PlannedMetric.guardedMean(20, 1).units(design, 1).control()).isGreaterThan(4848.2);
    assertThat(
            PlannedMetric.guardedProportion(0.3, 0.1, Direction.HIGHER_IS_BETTER)
                .units(TestDesign.of(0.025, Sides.ONE).withPower(0.9), 1)
                .control())
        .isCloseTo(4437.635006281755, within(1e-8));
  }

  @Test
  void daysAreCountedInUnitsOverAllArmsAndNotInComparisons() {
    PlannedExperiment planned =
        ExperimentPlan.withDefaults().withWeights(1, 1, 1).plan(List.of(REVENUE));
    long arm = planned.unitsByArm().getFirst();
    assertThat(planned.totalUnits()).isEqualTo(3 * arm);

    // A third of the units after two days: two comparisons would have counted the control twice.
    Traffic traffic = new Traffic(arm, 2);
    assertThat(traffic.daysUntil(planned.totalUnits()).orElseThrow()).isCloseTo(4, within(1e-9));
  }

  @Test
  void daysEndAtZeroAndNeedTraffic() {
    assertThat(new Traffic(100, 4).unitsPerDay()).isEqualTo(25);
    assertThat(new Traffic(100, 4).daysUntil(100).orElseThrow()).isZero();
    assertThat(new Traffic(100, 4).daysUntil(101).orElseThrow()).isEqualTo(0.04);
    assertThat(new Traffic(0, 4).daysUntil(0).orElseThrow()).isZero();
    assertThat(new Traffic(0, 4).daysUntil(1)).isEqualTo(new Undefined<>(Reason.NO_TRAFFIC));
  }

  @Test
  void saysWhatIsAllowed() {
    ExperimentPlan plan = ExperimentPlan.withDefaults();

    assertThatThrownBy(() -> plan.withWeights(1))
        .hasMessage("weights are 1; allowed is at least 2");
    assertThatThrownBy(() -> plan.withWeights(1, 0))
        .hasMessage("weight is 0.0; allowed is above 0");
    assertThatThrownBy(() -> plan.plan(List.of()))
        .hasMessage("metrics are none; allowed is at least 1");
    assertThatThrownBy(() -> new Traffic(-1, 1)).hasMessage("units are -1; allowed is at least 0");
    assertThatThrownBy(() -> new Traffic(1, 0)).hasMessage("days is 0.0; allowed is above 0");
    assertThatThrownBy(() -> new Traffic(1, 1).daysUntil(-1))
        .hasMessage("required is -1; allowed is at least 0");
    assertThatThrownBy(() -> PlannedMetric.mean(0, 1)).hasMessage("sd is 0.0; allowed is above 0");
    assertThatThrownBy(() -> PlannedMetric.mean(1, 0))
        .hasMessage("effect is 0.0; allowed is any but 0");
    assertThatThrownBy(() -> PlannedMetric.proportion(1, -0.1))
        .hasMessage("proportion is 1.0; allowed is above 0, below 1");
    assertThatThrownBy(() -> PlannedMetric.proportion(0, 0.1))
        .hasMessage("proportion is 0.0; allowed is above 0, below 1");
    assertThatThrownBy(() -> PlannedMetric.proportion(0.5, 0))
        .hasMessage("effect is 0.0; allowed is any but 0");
    assertThatThrownBy(() -> PlannedMetric.proportion(0.5, 0.75))
        .hasMessage("proportion + effect is 1.25; allowed is from 0 to 1");
    assertThatThrownBy(() -> PlannedMetric.guardedMean(0, 1))
        .hasMessage("sd is 0.0; allowed is above 0");
    assertThatThrownBy(() -> PlannedMetric.guardedMean(1, 0))
        .hasMessage("margin is 0.0; allowed is above 0");
    assertThatThrownBy(() -> PlannedMetric.guardedMean(0, 1, 0.1, Direction.LOWER_IS_BETTER))
        .hasMessage("mean is 0.0; allowed is any but 0");
    assertThatThrownBy(() -> PlannedMetric.guardedMean(1, 0, 0.1, Direction.LOWER_IS_BETTER))
        .hasMessage("sd is 0.0; allowed is above 0");
    assertThatThrownBy(() -> PlannedMetric.guardedProportion(0.5, 0, Direction.LOWER_IS_BETTER))
        .hasMessage("margin is 0.0; allowed is above 0");
    assertThatThrownBy(() -> PlannedMetric.guardedProportion(0, 0.1, Direction.LOWER_IS_BETTER))
        .hasMessage("proportion is 0.0; allowed is above 0, below 1");
    assertThatThrownBy(() -> REVENUE.units(TestDesign.withDefaults(), 0))
        .hasMessage("allocation_ratio is 0.0; allowed is above 0");
  }
}
