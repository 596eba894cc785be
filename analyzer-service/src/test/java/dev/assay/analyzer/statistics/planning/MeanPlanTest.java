package dev.assay.analyzer.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanPlanTest {

  private static final MeanPlan UNIT = MeanPlan.withDefaults(1, 1);

  /** Source: mpmath, 40 digits, the integral over the density of the standard deviation. */
  @ParameterizedTest
  @CsvSource({
    "0.5, 64, 64, 0.05, 2, 0.80145955792225409",
    "-0.5, 64, 64, 0.05, 2, 0.80145955792225409",
    "1, 2, 1, 0.05, 2, 0.065723218394671923",
    "0, 5, 7, 0.05, 2, 0.05",
    "2, 2, 2, 1e-6, 2, 4.9999860000286664e-6",
    "3, 3, 4, 1e-12, 1, 5.0119640802216047e-10",
    "0.001, 10000000, 10000000, 0.05, 2, 0.60877944341865381",
    "0.0005, 10000000, 5000000, 0.05, 2, 0.14956235104474759",
    "0.2, 500, 300, 1e-9, 2, 0.00033370298089589628",
    "20, 2, 2, 0.001, 2, 0.33021633067131099",
    "200, 2, 2, 1e-5, 1, 0.5506764278878622",
    "0.01, 100000, 100000, 1e-6, 1, 0.0059108992656791666"
  })
  void powerOfStudentsTestIsExact(
      double delta, long control, long treatment, double alpha, int sides, double expected) {
    double power =
        UNIT.with(TestDesign.of(alpha, Sides.of(sides)))
            .powerStudent(delta, control, treatment)
            .orElseThrow();

    assertThat(power).isCloseTo(expected, within(1e-12 * expected));
  }

  /** Source: the examples of {@code power.t.test} in the manual of R 4.2; they count one tail. */
  @Test
  void agreesWithTheManualOfR() {
    assertThat(UNIT.powerStudent(1, 20, 20).orElseThrow()).isCloseTo(0.8689528, within(3e-7));
    MeanPlan ninety = UNIT.with(TestDesign.withDefaults().withPower(0.9));
    assertThat(ninety.sampleSizeStudent(1, 1).orElseThrow().control())
        .isCloseTo(22.02110, within(1e-4));
    MeanPlan oneSided = UNIT.with(TestDesign.withDefaults().withPower(0.9).with(Sides.ONE));
    assertThat(oneSided.sampleSizeStudent(1, 1).orElseThrow().control())
        .isCloseTo(17.84713, within(1e-4));
  }

  /** Source: Cohen 1988, table 2.4.1, two-sided alpha 0.05, power 0.8. */
  @ParameterizedTest
  @CsvSource({"0.2, 393, 394", "0.5, 64, 64", "0.8, 26, 26"})
  void agreesWithCohensTable(double d, long atLeast, long atMost) {
    assertThat(UNIT.sampleSizeStudent(d, 1).orElseThrow().wholeControl())
        .isBetween(atLeast, atMost);
  }

  /** An alpha above one half has its critical value on the other side of 0. */
  @Test
  void looksFromTheOtherSideAboveOneHalf() {
    double power = UNIT.with(TestDesign.of(0.6, Sides.ONE)).powerStudent(0, 10, 10).orElseThrow();

    assertThat(power).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void unequalDeviationsHaveTheNormalFormOnly() {
    MeanPlan plan = MeanPlan.withDefaults(1, 2);

    assertThat(plan.sampleSizeStudent(1, 1)).isEqualTo(new Undefined<>(Reason.UNEQUAL_VARIANCES));
    assertThat(plan.powerStudent(1, 5, 5)).isEqualTo(new Undefined<>(Reason.UNEQUAL_VARIANCES));
    assertThat(plan.sampleSize(1, 2).control())
        .isCloseTo(7.848879734349088 * 3, within(1e-12 * 24));
  }

  @Test
  void twoUnitsHaveNoVariance() {
    assertThat(UNIT.powerStudent(1, 1, 1)).isEqualTo(new Undefined<>(Reason.TOO_FEW_UNITS));
    assertThat(UNIT.powerStudent(1, 2, 1).isDefined()).isTrue();
  }

  @Test
  void oneArmMayBeConstant() {
    assertThat(MeanPlan.withDefaults(0, 3).standardError(1, 9)).isEqualTo(1);
    assertThat(MeanPlan.withDefaults(3, 0).standardError(9, 1)).isEqualTo(1);
  }

  @Test
  void detectableEffectsFitThePowers() {
    MeanPlan plan = MeanPlan.withDefaults(3, 5);
    double effect = plan.detectableEffectBothTails(20, 30);

    assertThat(plan.power(effect, 20, 30)).isCloseTo(0.8, within(1e-12));
    assertThat(plan.detectableEffect(20, 30)).isGreaterThan(effect);
    MeanPlan oneSided = plan.with(TestDesign.of(0.05, Sides.ONE));
    assertThat(oneSided.detectableEffectBothTails(20, 30))
        .isEqualTo(oneSided.detectableEffect(20, 30));
    assertThat(oneSided.power(oneSided.detectableEffect(20, 30), 20, 30))
        .isCloseTo(0.8, within(1e-12));
  }

  @Test
  void noLiftIsDetectableAboutAControlThatMayBeZero() {
    double edge = UNIT.detectableEffect(1000, 1000) / Math.sqrt(2);

    assertThat(UNIT.detectableLift(edge * 0.999, 1000, 1000)).isEmpty();
    assertThat(UNIT.detectableLift(edge * 1.001, 1000, 1000)).isPresent();
    assertThat(UNIT.detectableLift(0, 1000, 1000)).isEmpty();
    assertThat(UNIT.detectableLift(-1, 1000, 1000)).isEqualTo(UNIT.detectableLift(1, 1000, 1000));
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatThrownBy(() -> MeanPlan.withDefaults(-1, 1))
        .hasMessage("sd_control is -1.0; allowed is at least 0");
    assertThatThrownBy(() -> MeanPlan.withDefaults(1, Double.POSITIVE_INFINITY))
        .hasMessage("sd_treatment is Infinity; allowed is at least 0");
    assertThatThrownBy(() -> MeanPlan.withDefaults(0, 0))
        .hasMessage("sd_control and sd_treatment are 0; allowed is one above 0");
    assertThatThrownBy(() -> UNIT.sampleSize(0, 1))
        .hasMessage("delta is 0.0; allowed is any but 0");
    assertThatThrownBy(() -> UNIT.sampleSize(1, 0))
        .hasMessage("allocation_ratio is 0.0; allowed is above 0");
    assertThatThrownBy(() -> UNIT.sampleSizeStudent(Double.NaN, 1))
        .hasMessage("delta is NaN; allowed is any but 0");
    assertThatThrownBy(() -> UNIT.sampleSizeStudent(1, -1))
        .hasMessage("allocation_ratio is -1.0; allowed is above 0");
    assertThatThrownBy(() -> UNIT.power(1, 0, 1))
        .hasMessage("n_control is 0; allowed is at least 1");
    assertThatThrownBy(() -> UNIT.powerStudent(1, 1, 0))
        .hasMessage("n_treatment is 0; allowed is at least 1");
    assertThatThrownBy(() -> UNIT.detectableLift(1, 0, 0))
        .hasMessage("n_control is 0; allowed is at least 1");
  }

  @Test
  void effectsAreFinite() {
    assertThatThrownBy(() -> UNIT.sampleSize(Double.POSITIVE_INFINITY, 1))
        .hasMessage("delta is Infinity; allowed is any but 0");
  }
}
