package dev.assay.analyzer.statistics.difference;

import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures: mpmath, 40 digits, of 30 units with mean 5, variance 4, and 25 with 6.5 and 9. */
class LiftTestTest {

  private static final LiftTest TEST = LiftTest.withDefaults();
  private static final LiftTest GREATER = TEST.with(Alternative.GREATER);
  private static final LiftTest LESS = TEST.with(Alternative.LESS);
  private static final Estimate CONTROL = new Estimate(5, 4 / 30.0, 29);
  private static final Estimate TREATMENT = new Estimate(6.5, 9 / 25.0, 24);
  private static final Estimate ZERO = new Estimate(0, 1, 10);

  @Test
  void deltaHasAPValueOfItsOwn() {
    DeltaLift lift = TEST.delta(CONTROL, TREATMENT).orElseThrow();
    assertThat(lift.value()).isCloseTo(0.3, relative(1));
    assertThat(lift.standardError()).isCloseTo(0.15301416056474426, relative(1));
    assertThat(lift.degreesOfFreedom()).isCloseTo(40.47508602013508, relative(40));
    assertThat(lift.pValue().orElseThrow()).isCloseTo(0.056832640667816646, relative(1));
    assertThat(lift.interval().low()).isCloseTo(-0.009140120343499314, relative(1));
    assertThat(lift.interval().high()).isCloseTo(0.6091401203434993, relative(1));
    DeltaLift greater = GREATER.delta(CONTROL, TREATMENT).orElseThrow();
    assertThat(greater.pValue().orElseThrow()).isCloseTo(0.028416320333908323, relative(1));
    assertThat(greater.interval().low()).isCloseTo(0.042418622170158855, relative(1));
    assertThat(greater.interval().high()).isInfinite();
  }

  @Test
  void deltaOfATreatmentThatIsExactlyNothingIsAPoint() {
    DeltaLift lift = TEST.delta(CONTROL, new Estimate(0, 0, 24)).orElseThrow();
    assertThat(lift.interval()).isEqualTo(new Interval(-1, -1));
    assertThat(lift.pValue()).isEqualTo(new Undefined<>(Reason.ZERO_VARIANCE));
  }

  @Test
  void logarithmNeedsPositiveFigures() {
    Interval interval = TEST.logarithmic(CONTROL, TREATMENT).orElseThrow();
    assertThat(interval.low()).isCloseTo(0.02602789988963643, relative(1));
    assertThat(interval.high()).isCloseTo(0.6471286991141109, relative(1));
    Undefined<Interval> no = new Undefined<>(Reason.NOT_POSITIVE);
    assertThat(TEST.logarithmic(ZERO, TREATMENT)).isEqualTo(no);
    assertThat(TEST.logarithmic(CONTROL, ZERO)).isEqualTo(no);
    assertThat(TEST.logarithmic(new Estimate(1, 0, 1), new Estimate(2, 0, 1)))
        .isEqualTo(new Undefined<>(Reason.ZERO_VARIANCE));
    assertThat(LESS.logarithmic(CONTROL, TREATMENT).orElseThrow().low()).isEqualTo(-1);
    assertThat(GREATER.logarithmic(CONTROL, TREATMENT).orElseThrow().high()).isInfinite();
  }

  @Test
  void fiellerIsOneSidedToo() {
    assertThat(bounded(TEST, CONTROL, TREATMENT).low())
        .isCloseTo(0.015033027353915722, relative(1));
    assertThat(bounded(TEST, CONTROL, TREATMENT).high()).isCloseTo(0.6428269583396462, relative(1));
    assertThat(bounded(GREATER, CONTROL, TREATMENT).low())
        .isCloseTo(0.059633310069216204, relative(1));
    assertThat(bounded(GREATER, CONTROL, TREATMENT).high()).isInfinite();
    assertThat(bounded(LESS, CONTROL, TREATMENT).high()).isCloseTo(0.5802647295425548, relative(1));
    assertThat(bounded(LESS, CONTROL, TREATMENT).low()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void nothingIsRelativeToZero() {
    assertThat(TEST.fieller(ZERO, TREATMENT)).isEmpty();
    assertThat(TEST.fieller(new Estimate(1, 0, 1), new Estimate(3, 0, 1)))
        .contains(new Lift(2, new LiftInterval.Bounded(2, 2)));
    assertThat(TEST.delta(ZERO, TREATMENT)).isEqualTo(new Undefined<>(Reason.ZERO_CONTROL));
    assertThat(TEST.fieller(new Estimate(1, 0, 1), new Estimate(1, 0, 1)))
        .contains(new Lift(0, new LiftInterval.Bounded(0, 0)));
    DeltaLift known = TEST.delta(new Estimate(1, 0, 1), new Estimate(3, 0, 1)).orElseThrow();
    assertThat(known.interval()).isEqualTo(new Interval(2, 2));
    assertThat(known.degreesOfFreedom()).isInfinite();
    assertThat(known.pValue()).isEqualTo(new Undefined<>(Reason.ZERO_VARIANCE));
  }

  /** A negative control is a positive one seen in a mirror. */
  @Property
  void negatingBothArmsFlipsTheLift(
      @ForAll @DoubleRange(min = 0.5, max = 10) double c,
      @ForAll @DoubleRange(min = -10, max = 10) double t,
      @ForAll Alternative alternative) {
    LiftTest test = TEST.with(alternative);
    LiftTest mirrored =
        TEST.with(
            switch (alternative) {
              case TWO_SIDED -> Alternative.TWO_SIDED;
              case GREATER -> Alternative.LESS;
              case LESS -> Alternative.GREATER;
            });
    Lift lift = test.fieller(new Estimate(c, 1, 10), new Estimate(t, 2, 12)).orElseThrow();
    Lift flipped = mirrored.fieller(new Estimate(-c, 1, 10), new Estimate(-t, 2, 12)).orElseThrow();
    assertThat(flipped.value()).isEqualTo(-lift.value());
    switch (lift.interval()) {
      case LiftInterval.Bounded b ->
          assertThat(flipped.interval()).isEqualTo(new LiftInterval.Bounded(-b.high(), -b.low()));
      case LiftInterval.Exclusive e ->
          assertThat(flipped.interval()).isEqualTo(new LiftInterval.Exclusive(-e.high(), -e.low()));
      case LiftInterval.WholeLine line -> assertThat(flipped.interval()).isEqualTo(line);
    }
  }

  /** Fieller's set holds x exactly when the test of t = (1 + x) c does not reject. */
  @Property(tries = 2000)
  void fiellerHoldsWhatIsNotRejected(
      @ForAll @DoubleRange(min = 0.1, max = 10) double c,
      @ForAll @DoubleRange(min = -10, max = 10) double t,
      @ForAll @DoubleRange(min = -20, max = 20) double x,
      @ForAll Alternative alternative) {
    Estimate control = new Estimate(c, 1, 10);
    Estimate treatment = new Estimate(t, 2, 12);
    double freedom = StudentTest.degreesOfFreedom(control, 1, treatment);
    double q =
        TDistribution.of(freedom)
            .inverseSurvivalProbability(alternative.tail(ConfidenceLevel.DEFAULT));
    double statistic = (t - (1 + x) * c) / Math.sqrt(2 + (1 + x) * (1 + x));
    boolean held =
        switch (alternative) {
          case TWO_SIDED -> Math.abs(statistic) <= q;
          case GREATER -> statistic <= q;
          case LESS -> statistic >= -q;
        };
    Assume.that(Math.abs(Math.abs(statistic) - q) > 1e-9);
    boolean bounded = c * c > q * q;
    LiftInterval set = TEST.with(alternative).fieller(control, treatment).orElseThrow().interval();
    assertThat(set instanceof LiftInterval.Bounded).isEqualTo(bounded);
    assertThat(contains(set, x)).isEqualTo(held);
  }

  /** At c^2 = q^2 V_c one limit is at infinity. */
  @ParameterizedTest
  @EnumSource(Alternative.class)
  void aControlJustAtTheEdgeLeavesAHalfLineOpen(Alternative alternative) {
    Fieller edge = new Fieller(2, 1, 5, 2, -1, 4 * 1 + 49 * 1, 4);
    // (5 - 2 x)^2 <= 4 (2 + 2 x + x^2) is 25 - 20 x <= 8 + 8 x, so x >= 17/28.
    LiftInterval expected =
        alternative == Alternative.LESS
            ? new LiftInterval.WholeLine()
            : new LiftInterval.Exclusive(Double.NEGATIVE_INFINITY, 17 / 28.0);
    assertThat(edge.interval(alternative)).isEqualTo(expected);
  }

  @Test
  void aDifferenceCanDependOnItsControl() {
    Difference difference =
        StudentTest.test(
                dev.assay.analyzer.statistics.Answer.of(CONTROL),
                dev.assay.analyzer.statistics.Answer.of(TREATMENT),
                ConfidenceLevel.DEFAULT)
            .orElseThrow();
    Lift dependent = TEST.fieller(CONTROL, difference, -CONTROL.variance()).orElseThrow();
    LiftInterval.Bounded bounded = (LiftInterval.Bounded) dependent.interval();
    assertThat(bounded.low()).isCloseTo(0.015033027353915722, within(1e-14));
    assertThat(bounded.high()).isCloseTo(0.6428269583396462, within(1e-14));
    assertThat(TEST.fieller(ZERO, difference, 0)).isEqualTo(Optional.empty());
  }

  private static boolean contains(LiftInterval set, double x) {
    return switch (set) {
      case LiftInterval.Bounded b -> b.low() <= x && x <= b.high();
      case LiftInterval.Exclusive e -> x <= e.low() || x >= e.high();
      case LiftInterval.WholeLine line -> true;
    };
  }

  private static LiftInterval.Bounded bounded(LiftTest test, Estimate control, Estimate treatment) {
    return (LiftInterval.Bounded) test.fieller(control, treatment).orElseThrow().interval();
  }
}
