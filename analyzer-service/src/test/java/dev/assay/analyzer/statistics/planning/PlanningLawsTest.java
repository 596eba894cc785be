package dev.assay.analyzer.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for any plan. */
class PlanningLawsTest {

  @Property(tries = 60)
  void theSampleSizeIsTheFirstWithThePowerWanted(
      @ForAll @DoubleRange(min = 0.1, max = 2) double delta,
      @ForAll @DoubleRange(min = 0.5, max = 0.99) double power,
      @ForAll Sides sides) {
    MeanPlan plan = MeanPlan.withDefaults(1, 1).with(TestDesign.of(0.05, sides).withPower(power));
    long n = plan.sampleSizeStudent(delta, 1).orElseThrow().wholeControl();

    assertThat(plan.powerStudent(delta, n, n).orElseThrow()).isGreaterThanOrEqualTo(power);
    if (n > 2) {
      assertThat(plan.powerStudent(delta, n - 1, n - 1).orElseThrow()).isLessThan(power);
    }
  }

  @Property(tries = 100)
  void powerGrowsWithTheEffectAndTheUnits(
      @ForAll @DoubleRange(min = 0.01, max = 1) double delta,
      @ForAll @IntRange(min = 2, max = 40) int n,
      @ForAll Sides sides) {
    MeanPlan plan = MeanPlan.withDefaults(1, 1).with(TestDesign.of(0.01, sides));
    double power = plan.powerStudent(delta, n, n).orElseThrow();

    assertThat(plan.powerStudent(delta * 1.1, n, n).orElseThrow()).isGreaterThan(power);
    assertThat(plan.powerStudent(delta, n + 1, n).orElseThrow()).isGreaterThan(power);
    assertThat(plan.power(delta, n, n)).isGreaterThan(power);
  }

  @Property
  void unitsGrowWithThePowerAndShrinkWithTheEffect(
      @ForAll @DoubleRange(min = 0.01, max = 0.4) double effect,
      @ForAll @DoubleRange(min = 0.5, max = 0.9) double power) {
    ProportionPlan plan = ProportionPlan.withDefaults(0.5);
    TestDesign design = TestDesign.withDefaults().withPower(power);
    double n = plan.with(design).sampleSize(0.5 + effect, 1).control();

    assertThat(plan.with(design.withPower(power + 0.05)).sampleSize(0.5 + effect, 1).control())
        .isGreaterThan(n);
    assertThat(plan.with(design).sampleSize(0.5 + effect * 1.1, 1).control()).isLessThan(n);
    assertThat(plan.with(design).sampleSize(0.5 - effect, 1).control())
        .isCloseTo(n, within(1e-9 * n));
  }

  @Property
  void theUnitDoesNotMatter(
      @ForAll @DoubleRange(min = 0.1, max = 2) double delta,
      @ForAll @DoubleRange(min = 0.01, max = 100) double scale) {
    double n = MeanPlan.withDefaults(1, 3).sampleSize(delta, 2).control();

    assertThat(MeanPlan.withDefaults(scale, 3 * scale).sampleSize(delta * scale, 2).control())
        .isCloseTo(n, within(1e-12 * n));
  }

  /** By symmetry of both tails about no effect. */
  @Property(tries = 100)
  void tailsAddUpToOne(
      @ForAll @DoubleRange(min = -3, max = 3) double noncentrality,
      @ForAll @DoubleRange(min = -5, max = 5) double t,
      @ForAll @DoubleRange(min = 0.1, max = 50) double freedom) {
    double above = new NoncentralT(freedom, noncentrality).survivalProbability(t);
    double below = new NoncentralT(freedom, -noncentrality).survivalProbability(-t);

    assertThat(above + below).isCloseTo(1, within(1e-11));
  }
}
