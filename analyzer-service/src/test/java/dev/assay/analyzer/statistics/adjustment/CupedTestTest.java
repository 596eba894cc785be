package dev.assay.analyzer.statistics.adjustment;

import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.adjustment.CupedTest.Slope;
import dev.assay.analyzer.statistics.difference.DeltaLift;
import dev.assay.analyzer.statistics.difference.LiftInterval;
import dev.assay.schemas.summary.RatioMoments;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Figures: mpmath, 40 digits, from the units' pairs. */
class CupedTestTest {

  private static final CupedTest TEST = CupedTest.withDefaults();
  private static final CupedTest WITHIN = TEST.with(Slope.WITHIN_ARMS);
  private static final double[][] CONTROL = {{3, 2}, {5, 4}, {4, 3}, {8, 7}, {6, 4}};
  private static final double[][] TREATMENT = {{6, 4}, {9, 7}, {5, 3}, {7, 5}, {10, 9}, {8, 5}};
  private static final double[][] THIRD = {{4, 1}, {4, 3}, {7, 6}};

  @Test
  void oneThetaServesAnyNumberOfArms() {
    RatioMoments c = arm(CONTROL);
    RatioMoments t = arm(TREATMENT);
    RatioMoments b = arm(THIRD);
    assertThat(TEST.theta(c, t)).isCloseTo(0.9833333333333333, relative(1));
    assertThat(WITHIN.theta(c, t)).isCloseTo(0.8933333333333333, relative(1));
    assertThat(TEST.theta(c, t, b)).isCloseTo(0.9105691056910569, relative(1));
    assertThat(WITHIN.theta(c, t, b)).isCloseTo(0.8272425249169435, relative(1));
    assertThat(WITHIN.theta(c, t, arm(new double[][] {{100, 1}}))).isEqualTo(WITHIN.theta(c, t));
    assertThat(TEST.theta()).isZero();
  }

  @Test
  void adjustsWithThePooledSlope() {
    Cuped cuped = TEST.test(arm(CONTROL), arm(TREATMENT)).orElseThrow();
    assertThat(cuped.theta()).isCloseTo(0.9833333333333333, relative(1));
    assertThat(cuped.adjusted().value()).isCloseTo(0.825, relative(1));
    assertThat(cuped.adjusted().standardError()).isCloseTo(0.32036582099103406, relative(1));
    assertThat(cuped.adjusted().degreesOfFreedom()).isCloseTo(8.899455659540966, relative(9));
    assertThat(cuped.adjusted().pValue()).isCloseTo(0.030194016102422797, relative(1));
    assertThat(cuped.adjusted().interval().low()).isCloseTo(0.09903214125477874, relative(1));
    assertThat(cuped.varianceReduction()).isCloseTo(0.9224426252448923, relative(1));
    assertThat(cuped.unadjusted().value()).isCloseTo(2.3, relative(1));
    DeltaLift lift = cuped.lift().orElseThrow();
    assertThat(lift.value()).isCloseTo(0.15865384615384615, relative(1));
    assertThat(lift.standardError()).isCloseTo(0.07134979821037823, relative(1));
    assertThat(lift.pValue().orElseThrow()).isCloseTo(0.05357475947995083, relative(1));
    DeltaLift balanced = cuped.balancedLift().orElseThrow();
    assertThat(balanced.standardError()).isCloseTo(0.10411469862870383, relative(1));
    LiftInterval.Bounded fieller =
        (LiftInterval.Bounded) cuped.adjusted().lift().orElseThrow().interval();
    assertThat(fieller.low()).isCloseTo(0.017653986622236915, within(1e-13));
    assertThat(fieller.high()).isCloseTo(0.37436781652791395, within(1e-13));
  }

  @Test
  void adjustsWithTheSlopeWithinArms() {
    Cuped cuped = WITHIN.test(arm(CONTROL), arm(TREATMENT)).orElseThrow();
    assertThat(cuped.adjusted().value()).isCloseTo(0.96, relative(1));
    assertThat(cuped.adjusted().standardError()).isCloseTo(0.3083816778916336, relative(1));
    assertThat(cuped.adjusted().pValue()).isCloseTo(0.01267562516328525, relative(1));
    assertThat(cuped.varianceReduction()).isCloseTo(0.9281365799048419, relative(1));
    assertThat(cuped.lift().orElseThrow().standardError())
        .isCloseTo(0.07755963123252727, relative(1));
  }

  @Test
  void looksToOneSideToo() {
    Cuped both = TEST.test(arm(CONTROL), arm(TREATMENT)).orElseThrow();
    Cuped greater =
        TEST.with(Alternative.GREATER)
            .with(new ConfidenceLevel(0.025))
            .test(arm(CONTROL), arm(TREATMENT))
            .orElseThrow();
    assertThat(greater.adjusted().pValue()).isCloseTo(both.adjusted().pValue() / 2, relative(1));
    assertThat(greater.adjusted().interval().low())
        .isCloseTo(both.adjusted().interval().low(), within(1e-12));
    assertThat(greater.lift().orElseThrow().interval().high()).isInfinite();
  }

  @Test
  void aConstantCovariateChangesNothing() {
    RatioMoments control = new RatioMoments();
    RatioMoments treatment = new RatioMoments();
    for (int i = 0; i < 10; i++) {
      control.add(i, 0.1);
      treatment.add(1.3 * i, 0.1);
    }
    Cuped cuped = TEST.test(control, treatment).orElseThrow();
    assertThat(cuped.theta()).isZero();
    assertThat(WITHIN.theta(control, treatment)).isZero();
    assertThat(cuped.adjusted().value()).isEqualTo(cuped.unadjusted().value());
    assertThat(cuped.varianceReduction()).isZero();
  }

  /** Arms that differ in a covariate that is constant within each have a slope between only. */
  @Test
  void aCovariateThatIsTheArmHasNoSlopeWithin() {
    RatioMoments control = arm(new double[][] {{1, 1}, {2, 1}, {4, 1}});
    RatioMoments treatment = arm(new double[][] {{3, 2}, {4, 2}, {7, 2}});
    assertThat(WITHIN.theta(control, treatment)).isZero();
    assertThat(TEST.theta(control, treatment)).isCloseTo(7 / 3.0, relative(1));
  }

  @Property
  void shiftingTheCovariateChangesNothing(
      @ForAll @DoubleRange(min = -1000, max = 1000) double shift) {
    Cuped before = TEST.test(arm(CONTROL), arm(TREATMENT)).orElseThrow();
    Cuped after = TEST.test(shifted(CONTROL, shift), shifted(TREATMENT, shift)).orElseThrow();
    assertThat(after.adjusted().value()).isCloseTo(before.adjusted().value(), within(1e-9));
    assertThat(after.adjusted().pValue()).isCloseTo(before.adjusted().pValue(), within(1e-9));
  }

  /** An outcome a + 2 x is nothing but its covariate, up to what the arm adds. */
  @Test
  void aCovariateThatExplainsAllLeavesNoVariance() {
    RatioMoments control = arm(new double[][] {{2, 1}, {4, 2}, {6, 3}});
    RatioMoments treatment = arm(new double[][] {{2, 1}, {4, 2}, {6, 3}});
    assertThat(TEST.test(control, treatment)).isEqualTo(new Undefined<>(Reason.ZERO_VARIANCE));
  }

  @Test
  void needsUnitsAndAControl() {
    RatioMoments one = arm(new double[][] {{1, 1}});
    Undefined<Cuped> few = new Undefined<>(Reason.TOO_FEW_UNITS);
    assertThat(TEST.test(one, arm(TREATMENT))).isEqualTo(few);
    assertThat(TEST.test(arm(CONTROL), one)).isEqualTo(few);
    RatioMoments zero = arm(new double[][] {{-1, 1}, {1, 2}, {0, 5}});
    Cuped cuped = TEST.test(zero, arm(TREATMENT)).orElseThrow();
    assertThat(cuped.lift()).isEqualTo(new Undefined<>(Reason.ZERO_CONTROL));
    assertThat(cuped.balancedLift()).isEqualTo(new Undefined<>(Reason.ZERO_CONTROL));
    assertThat(cuped.adjusted().lift()).isEmpty();
  }

  private static RatioMoments arm(double[][] pairs) {
    RatioMoments moments = new RatioMoments();
    for (double[] pair : pairs) {
      moments.add(pair[0], pair[1]);
    }
    return moments;
  }

  private static RatioMoments shifted(double[][] pairs, double shift) {
    RatioMoments moments = new RatioMoments();
    for (double[] pair : pairs) {
      moments.add(pair[0], pair[1] + shift);
    }
    return moments;
  }
}
