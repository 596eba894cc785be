package dev.assay.analyzer.statistics;

import static dev.assay.analyzer.statistics.Near.loosely;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.difference.DeltaLift;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.LiftInterval;
import dev.assay.analyzer.statistics.difference.LiftTest;
import dev.assay.analyzer.statistics.difference.Proportion;
import dev.assay.analyzer.statistics.difference.TwoProportionZTest;
import dev.assay.analyzer.statistics.difference.WelchTTest;
import dev.assay.analyzer.statistics.margin.FixedMarginTest;
import dev.assay.analyzer.statistics.quality.SampleRatioTest;
import dev.assay.analyzer.statistics.quality.SampleRatioTest.Arm;
import dev.assay.analyzer.statistics.subgroup.Heterogeneity;
import dev.assay.analyzer.statistics.subgroup.HeterogeneityTest;
import dev.assay.analyzer.statistics.subgroup.Slice;
import dev.assay.schemas.summary.Moments;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mistakes that experimentation platforms have made, each held off by a test of its own. */
class KnownTrapsTest {

  private static final WelchTTest WELCH = WelchTTest.withDefaults();

  /** A constant arm has a variance, which is 0; only two constant arms say nothing of noise. */
  @Test
  void oneConstantArmIsDefined() {
    Difference difference =
        WELCH.test(Moments.of(5, 5, 5, 5), Moments.of(6, 8, 5, 8)).orElseThrow();

    assertThat(difference.degreesOfFreedom()).isCloseTo(3, within(1e-12));
    assertThat(difference.statistic()).isCloseTo(1.75 / 0.75, within(1e-12));
    assertThat(WELCH.test(Moments.of(5, 5), Moments.of(6, 6)).isDefined()).isFalse();
  }

  /** A relative difference has more noise than the absolute one it is made of. */
  @Test
  void significanceIsOfTheAbsoluteDifference() {
    Sample control = Sample.of(30, 5, 4);
    Sample treatment = Sample.of(25, 6.5, 9);
    Difference difference = WELCH.test(control, treatment).orElseThrow();
    DeltaLift relative =
        LiftTest.withDefaults()
            .delta(control.estimate().orElseThrow(), treatment.estimate().orElseThrow())
            .orElseThrow();

    assertThat(difference.pValue()).isLessThan(0.05);
    assertThat(relative.pValue().orElseThrow()).isGreaterThan(0.05);
  }

  /** 1 - cdf is 0 from about eight standard errors on. Figures: mpmath, 40 digits. */
  @Test
  void farTailsAreNotZero() {
    double welch = 7.118598267212484e-296;
    assertThat(
            WELCH
                .test(Sample.of(1_000_000, 0, 1), Sample.of(1_000_000, 0.052, 1))
                .orElseThrow()
                .pValue())
        .isCloseTo(welch, loosely(welch));
    double proportions = 6.581293073047394e-224;
    assertThat(
            TwoProportionZTest.withDefaults()
                .test(new Proportion(1000, 100_000), new Proportion(3000, 100_000))
                .orElseThrow()
                .pValue())
        .isCloseTo(proportions, loosely(proportions));
    double split = 1.7958327848007262e-219;
    assertThat(
            SampleRatioTest.test(List.of(new Arm(1000, 1), new Arm(0, 1))).orElseThrow().pValue())
        .isCloseTo(split, loosely(split));
  }

  /** The difference's interval over the control's mean leaves out that the mean is a guess. */
  @Test
  void theLiftsIntervalKnowsTheControlsNoise() {
    Difference difference = WELCH.test(Sample.of(25, 5, 100), Sample.of(25, 20, 100)).orElseThrow();
    LiftInterval.Bounded honest = (LiftInterval.Bounded) difference.lift().orElseThrow().interval();
    double naiveWidth = (difference.interval().high() - difference.interval().low()) / 5;

    assertThat(honest.high() - honest.low()).isGreaterThan(5 * naiveWidth);
    // The ratio of the limits of both arms' true means at Fieller's limits is not rejected.
    assertThat(honest.low()).isLessThan(difference.lift().orElseThrow().value());
  }

  /** A control that may be zero leaves the lift open, whatever the point estimate is. */
  @Test
  void aLiftAboutNothingIsUnbounded() {
    Difference difference = WELCH.test(Sample.of(25, 1, 100), Sample.of(25, 20, 100)).orElseThrow();

    assertThat(difference.pValue()).isLessThan(0.001);
    assertThat(difference.lift().orElseThrow().interval())
        .isInstanceOf(LiftInterval.Exclusive.class);
  }

  /** No evidence of harm is not evidence of no harm. */
  @Test
  void aGuardrailThatIsNotSignificantIsNotNonInferior() {
    Sample control = Sample.of(20, 100, 900);
    Sample treatment = Sample.of(20, 97, 900);

    assertThat(WELCH.test(control, treatment).orElseThrow().pValue()).isGreaterThan(0.7);
    assertThat(
            FixedMarginTest.withDefaults()
                .test(control.estimate(), treatment.estimate(), 5)
                .orElseThrow()
                .nonInferior())
        .isFalse();
  }

  /** And a harm that is significant can be within the margin. */
  @Test
  void aSignificantGuardrailCanBeNonInferior() {
    Sample control = Sample.of(1_000_000, 100, 900);
    Sample treatment = Sample.of(1_000_000, 99.8, 900);

    assertThat(WELCH.test(control, treatment).orElseThrow().pValue()).isLessThan(1e-5);
    assertThat(
            FixedMarginTest.withDefaults()
                .test(control.estimate(), treatment.estimate(), 1)
                .orElseThrow()
                .nonInferior())
        .isTrue();
  }

  /** The difference between significant and not is itself not significant (Gelman, Stern 2006). */
  @Test
  void oneSignificantSliceIsNoDifferenceBetweenSlices() {
    Slice strong = slice(Sample.of(400, 10, 100), Sample.of(400, 12.1, 100));
    Slice weak = slice(Sample.of(400, 10, 100), Sample.of(400, 10.9, 100));
    Heterogeneity slices =
        HeterogeneityTest.withDefaults().test(List.of(strong, weak)).orElseThrow();

    assertThat(slices.slices().get(0).orElseThrow().adjustedPValue()).isLessThan(0.05);
    assertThat(slices.slices().get(1).orElseThrow().adjustedPValue()).isGreaterThan(0.05);
    assertThat(slices.homogeneity().pValue()).isGreaterThan(0.2);
  }

  private static Slice slice(Sample control, Sample treatment) {
    return new Slice(control.estimate(), treatment.estimate());
  }
}
