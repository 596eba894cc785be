package dev.assay.analyzer.statistics.margin;

import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.Proportion;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures: mpmath, 40 digits. */
class FixedMarginTestTest {

  private static final FixedMarginTest TEST = FixedMarginTest.withDefaults();
  private static final FixedMarginTest LOWER = TEST.with(Direction.LOWER_IS_BETTER);
  private static final Answer<Estimate> CONTROL = Sample.of(100, 10, 4).estimate();
  private static final Answer<Estimate> TREATMENT = Sample.of(120, 9.8, 5).estimate();

  @Test
  void higherIsBetter() {
    FixedMarginResult result = TEST.test(CONTROL, TREATMENT, 0.5).orElseThrow();
    assertThat(result.margin()).isEqualTo(0.5);
    assertThat(result.difference()).isCloseTo(-0.2, relative(1));
    assertThat(result.standardError()).isCloseTo(0.2857738033247041, relative(1));
    assertThat(result.result().degreesOfFreedom()).isCloseTo(216.88696432268304, relative(200));
    assertThat(result.result().statistic()).isCloseTo(1.0497813183356501, relative(1));
    assertThat(result.result().pNonInferior()).isCloseTo(0.14749349746285897, relative(1));
    assertThat(result.result().pInferior()).isCloseTo(1 - 0.14749349746285897, relative(1));
    assertThat(result.interval().low()).isCloseTo(-0.672072475486985, relative(1));
    assertThat(result.interval().high()).isInfinite();
    assertThat(result.nonInferior()).isFalse();
  }

  @Test
  void lowerIsBetter() {
    FixedMarginResult result = LOWER.test(CONTROL, TREATMENT, 0.5).orElseThrow();
    assertThat(result.result().statistic()).isCloseTo(2.4494897427831757, relative(1));
    assertThat(result.result().pNonInferior()).isCloseTo(0.007549370384850088, relative(1));
    assertThat(result.interval().high()).isCloseTo(0.27207247548698643, relative(1));
    assertThat(result.interval().low()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(result.nonInferior()).isTrue();
  }

  @Property
  void theLimitAgreesWithThePValue(
      @ForAll @DoubleRange(min = 0, max = 2) double margin,
      @ForAll @DoubleRange(min = 8, max = 12) double mean,
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double alpha,
      @ForAll Direction direction) {
    FixedMarginResult result =
        TEST.with(direction)
            .with(new ConfidenceLevel(alpha))
            .test(CONTROL, Sample.of(120, mean, 5).estimate(), margin)
            .orElseThrow();
    Assume.that(Math.abs(result.result().pNonInferior() - alpha) > 1e-9);
    assertThat(result.nonInferior()).isEqualTo(result.result().pNonInferior() < alpha);
  }

  @Test
  void aShareOfTheControlIsAMarginInItsUnit() {
    assertThat(TEST.testRelative(CONTROL, TREATMENT, 0.05))
        .isEqualTo(TEST.test(CONTROL, TREATMENT, 0.5));
    Answer<Estimate> negative = Sample.of(100, -10, 4).estimate();
    assertThat(TEST.testRelative(negative, TREATMENT, 0.05).orElseThrow().margin()).isEqualTo(0.5);
    assertThat(TEST.testRelative(Sample.of(100, 0, 4).estimate(), TREATMENT, 0.05))
        .isEqualTo(new Undefined<>(Reason.ZERO_CONTROL));
  }

  @Test
  void marginsAreChecked() {
    assertThat(TEST.test(CONTROL, TREATMENT, 0).isDefined()).isTrue();
    assertThatThrownBy(() -> TEST.test(CONTROL, TREATMENT, -0.1))
        .hasMessage("margin is -0.1; allowed is at least 0 and finite");
    Answer<Estimate> zero = Sample.of(100, 0, 4).estimate();
    assertThatThrownBy(() -> TEST.testRelative(zero, TREATMENT, -1))
        .hasMessage("margin is -1.0; allowed is at least 0 and finite");
    assertThatThrownBy(() -> TEST.testRelative(CONTROL, TREATMENT, Double.POSITIVE_INFINITY))
        .hasMessage("margin is Infinity; allowed is at least 0 and finite");
  }

  @Test
  void needsVariance() {
    Answer<Estimate> constant = Sample.of(10, 1, 0).estimate();
    assertThat(TEST.test(constant, constant, 1)).isEqualTo(new Undefined<>(Reason.ZERO_VARIANCE));
  }

  /** With the same share the random margin differs; with a known control it is the same test. */
  @Test
  void aControlWithoutNoiseMakesBothTestsOne() {
    Answer<Estimate> known = Answer.of(new Estimate(10, 0, 99));
    MarginResult fixed = TEST.testRelative(known, TREATMENT, 0.05).orElseThrow().result();
    MarginResult random =
        NonInferiorityTest.withDefaults().test(known, TREATMENT, 0.05).orElseThrow();
    assertThat(random.statistic()).isCloseTo(fixed.statistic(), within(1e-12));
    assertThat(random.degreesOfFreedom()).isCloseTo(fixed.degreesOfFreedom(), within(1e-9));
  }

  @Test
  void aRandomMarginNeedsAControlAndVariance() {
    NonInferiorityTest test = NonInferiorityTest.withDefaults();
    assertThat(test.test(Sample.of(100, 0, 4).estimate(), TREATMENT, 0.05))
        .isEqualTo(new Undefined<>(Reason.ZERO_CONTROL));
    Answer<Estimate> constant = Sample.of(10, 1, 0).estimate();
    assertThat(test.test(constant, constant, 0.05))
        .isEqualTo(new Undefined<>(Reason.ZERO_VARIANCE));
    assertThatThrownBy(() -> test.test(CONTROL, TREATMENT, -0.1))
        .hasMessage("margin is -0.1; allowed is at least 0");
    Proportion nobody = new Proportion(0, 0);
    Proportion all = new Proportion(10, 10);
    Undefined<MarginResult> few = new Undefined<>(Reason.TOO_FEW_UNITS);
    assertThat(test.test(nobody, all, 0.1)).isEqualTo(few);
    assertThat(test.test(all, nobody, 0.1)).isEqualTo(few);
    Proportion none = new Proportion(0, 10);
    assertThat(test.test(none, none, 0.1)).isEqualTo(new Undefined<>(Reason.ZERO_VARIANCE));
    assertThat(test.test(all, all, 0.1).orElseThrow().pNonInferior()).isLessThan(0.5);
  }

  @Test
  void aMarginOfATrillionthIsSeen() {
    Answer<Estimate> control = Sample.of(1000, 1e12, 1).estimate();
    Answer<Estimate> treatment = Answer.of(new Estimate(1e12, 0.05, 0.001, 999));
    MarginResult result =
        NonInferiorityTest.withDefaults().test(control, treatment, 1e-13).orElseThrow();
    assertThat(result.statistic()).isCloseTo(0.15 / Math.sqrt(0.002), within(1e-3));
  }

  /** The proportions that are likeliest at the margin, by bisection of the likelihood's slope. */
  @ParameterizedTest
  @CsvSource({
    "100, 1000, 80, 900, 0.1, HIGHER_IS_BETTER, -0.087004028055935223, 0.5346658448372007",
    "100, 1000, 80, 900, 0.1, LOWER_IS_BETTER, 1.4965040365827573, 0.067261178396924499",
    "30, 40, 45, 50, 0.25, LOWER_IS_BETTER, 0.38527477385422248, 0.35001692462525098",
    "7, 20, 9, 35, 0.5, HIGHER_IS_BETTER, 0.93442245878586873, 0.1750430085913044"
  })
  void proportionsVaryAsTheyDoAtTheMargin(
      long cx, long cn, long tx, long tn, double margin, Direction direction, double z, double p) {
    MarginResult result =
        NonInferiorityTest.withDefaults()
            .with(direction)
            .test(new Proportion(cx, cn), new Proportion(tx, tn), margin)
            .orElseThrow();
    assertThat(result.statistic()).isCloseTo(z, within(1e-12));
    assertThat(result.pNonInferior()).isCloseTo(p, within(1e-12));
    assertThat(result.pInferior()).isCloseTo(1 - p, within(1e-12));
    assertThat(result.degreesOfFreedom()).isInfinite();
  }

  @Test
  void aMarginOfNothingIsAMarginToo() {
    Proportion one = new Proportion(3, 10);
    assertThat(NonInferiorityTest.withDefaults().test(one, one, 0).orElseThrow().statistic())
        .isCloseTo(0, within(1e-15));
  }
}
