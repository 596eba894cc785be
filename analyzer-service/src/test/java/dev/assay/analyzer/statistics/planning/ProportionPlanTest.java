package dev.assay.analyzer.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionPlanTest {

  private static final ProportionPlan HALF = ProportionPlan.withDefaults(0.5);

  /** Source: the examples of {@code power.prop.test} in the manual of R 4.2. */
  @Test
  void agreesWithTheManualOfR() {
    assertThat(HALF.powerPooled(0.75, 50, 50)).isCloseTo(0.7401659, within(2e-5));
    assertThat(
            HALF.with(TestDesign.withDefaults().withPower(0.9)).sampleSizePooled(0.75, 1).control())
        .isCloseTo(76.7, within(0.05));
  }

  @Test
  void withoutAnEffectThePowerIsAlpha() {
    ProportionPlan plan = HALF.with(TestDesign.of(0.01, Sides.ONE));

    assertThat(plan.power(0.5, 10, 20)).isEqualTo(0.01);
    assertThat(plan.powerPooled(0.5, 10, 20)).isEqualTo(0.01);
    assertThat(ProportionPlan.withDefaults(0).power(0, 10, 20)).isEqualTo(0.05);
  }

  @Test
  void armsWithoutVarianceAreToldApartForSure() {
    ProportionPlan none = ProportionPlan.withDefaults(0);

    assertThat(none.power(1, 10, 10)).isEqualTo(1);
    assertThat(none.powerPooled(1, 10, 10)).isEqualTo(1);
    assertThat(none.powerPooled(1, 1, 1)).isZero();
    assertThat(none.sampleSize(1, 1).control()).isZero();
    assertThat(none.sampleSizePooled(1, 1).control()).isCloseTo(1.9207294103470585, within(1e-12));
    assertThat(none.effectSize(1)).isEqualTo(Math.PI);
  }

  @Test
  void theOtherTailCountsWhenTheTestIsTwoSided() {
    double one = HALF.with(TestDesign.of(0.025, Sides.ONE)).powerPooled(0.52, 20, 20);
    double two = HALF.with(TestDesign.of(0.05, Sides.TWO)).powerPooled(0.52, 20, 20);

    // scipy 1.17: norm.cdf((-0.02 - 1.959963984540054 * se0) / se1)
    assertThat(two - one).isCloseTo(0.018449, within(2e-5));
    assertThat(HALF.powerPooled(0.48, 20, 20)).isCloseTo(two, within(1e-15));
  }

  @Test
  void detectableChangesEndAtZeroAndOne() {
    assertThat(ProportionPlan.withDefaults(0.9).detectableIncrease(20, 20)).isEmpty();
    assertThat(ProportionPlan.withDefaults(0.9).detectableDecrease(20, 20)).isPresent();
    assertThat(ProportionPlan.withDefaults(0.1).detectableDecrease(20, 20)).isEmpty();
    assertThat(ProportionPlan.withDefaults(0.1).detectableIncrease(20, 20)).isPresent();
    assertThat(ProportionPlan.withDefaults(0).detectableDecrease(20, 20)).isEmpty();
    assertThat(ProportionPlan.withDefaults(1).detectableIncrease(20, 20)).isEmpty();
    // x = K^2 / (n + K^2) where the control never converts.
    double square = Math.pow(TestDesign.withDefaults().standardErrors(), 2);
    assertThat(ProportionPlan.withDefaults(0).detectableIncrease(20, 20).orElseThrow())
        .isCloseTo(square / (20 + square), within(1e-15));
  }

  @Test
  void detectableChangesFitTheSampleSizes() {
    ProportionPlan plan = ProportionPlan.withDefaults(0.1);
    double up = plan.detectableIncrease(10_000, 20_000).orElseThrow();
    double down = plan.detectableDecrease(10_000, 20_000).orElseThrow();

    assertThat(plan.sampleSize(0.1 + up, 2).control()).isCloseTo(10_000, within(1e-6));
    assertThat(plan.sampleSize(0.1 + down, 2).treatment()).isCloseTo(20_000, within(1e-6));
    assertThat(down).isNegative();
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatThrownBy(() -> ProportionPlan.withDefaults(-0.1))
        .hasMessage("p_control is -0.1; allowed is from 0 to 1");
    assertThatThrownBy(() -> HALF.sampleSize(1.1, 1))
        .hasMessage("p_treatment is 1.1; allowed is from 0 to 1");
    assertThatThrownBy(() -> HALF.effectSize(-1))
        .hasMessage("p_treatment is -1.0; allowed is from 0 to 1");
    assertThatThrownBy(() -> HALF.sampleSizePooled(0.5, 1))
        .hasMessage("p_treatment is 0.5; allowed is any but p_control");
    assertThatThrownBy(() -> HALF.sampleSizeArcsine(0.5, 1))
        .hasMessage("p_treatment is 0.5; allowed is any but p_control");
    assertThatThrownBy(() -> HALF.sampleSize(0.6, Double.POSITIVE_INFINITY))
        .hasMessage("allocation_ratio is Infinity; allowed is above 0");
    assertThatThrownBy(() -> HALF.power(0.6, 0, 1))
        .hasMessage("n_control is 0; allowed is at least 1");
    assertThatThrownBy(() -> HALF.power(2, 1, 1))
        .hasMessage("p_treatment is 2.0; allowed is from 0 to 1");
    assertThatThrownBy(() -> HALF.detectableIncrease(1, 0))
        .hasMessage("n_treatment is 0; allowed is at least 1");
    assertThatThrownBy(() -> HALF.detectableEffectAtBaseline(0, 1))
        .hasMessage("n_control is 0; allowed is at least 1");
  }
}
