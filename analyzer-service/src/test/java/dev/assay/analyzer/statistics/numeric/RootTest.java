package dev.assay.analyzer.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RootTest {

  @Test
  void meetsTheTarget() {
    assertThat(Root.between(0, 10, x -> x * x * x, 2)).isCloseTo(Math.cbrt(2), within(1e-15));
    assertThat(Root.between(0, 3, x -> x, 2)).isEqualTo(2);
    assertThat(Root.above(0, 1, Math::log1p, 20)).isCloseTo(Math.expm1(20), within(1e-6));
  }

  @Test
  void whereNothingMeetsItTheHigherOfTwoNeighboursIsTheAnswer() {
    DoubleUnaryOperator step = x -> x < 0.3 ? -1 : 1;
    assertThat(Root.between(0, 1, step, 0)).isEqualTo(0.3);
    assertThat(Root.between(0.3, Math.nextUp(0.3), step, 0)).isEqualTo(Math.nextUp(0.3));
    assertThat(Root.between(1, 1, step, 0)).isEqualTo(1);
  }

  @Test
  void endsAreNotAsked() {
    DoubleUnaryOperator inside =
        x -> {
          assertThat(x).isStrictlyBetween(0.0, 1.0);
          return x;
        };
    assertThat(Root.between(0, 1, inside, 0.7)).isCloseTo(0.7, within(1e-16));
  }

  /** Halving alone takes 53 steps and more. */
  @Test
  void chordsSaveMostSteps() {
    AtomicInteger smooth = new AtomicInteger();
    double root =
        Root.between(
            0,
            4,
            x -> {
              smooth.incrementAndGet();
              return Math.exp(x);
            },
            10);
    assertThat(root).isCloseTo(Math.log(10), within(1e-15));
    assertThat(smooth.get()).isLessThan(30);
  }

  @Test
  void functionsThatAreFarFromStraightEnd() {
    assertThat(Root.between(0, 1, x -> Math.pow(x, 301), 1e-300))
        .isCloseTo(Math.pow(10, -300.0 / 301), within(1e-15));
    assertThat(Root.between(0, 1e300, x -> Math.log(x), 0)).isCloseTo(1, within(1e-15));
  }

  /** Figures by hand: y = x - 1 on 0 to 4, from -1 to 3. */
  @Test
  void anEndThatStaysCountsHalf() {
    FalsePosition ends = new FalsePosition(0, -1, 4, 3);
    assertThat(ends.chord()).isEqualTo(1);
    assertThat(ends.middle()).isEqualTo(2);
    ends.narrow(0.5, -0.5);
    assertThat(ends.low()).isEqualTo(0.5);
    assertThat(ends.chord()).isEqualTo(1);
    ends.narrow(0.75, -0.25);
    // The high end counts 1.5 now: 4 - 1.5 * 3.25 / 1.75.
    assertThat(ends.chord()).isCloseTo(4 - 1.5 * 3.25 / 1.75, within(1e-15));
    ends.narrow(3, 2);
    assertThat(ends.high()).isEqualTo(3);
    ends.narrow(2, 1);
    // The low end counts 0.125: 2 - 1 * 1.25 / 1.125.
    assertThat(ends.chord()).isCloseTo(2 - 1.25 / 1.125, within(1e-15));
    assertThat(new FalsePosition(0, Double.NaN, 1, 2).chord()).isNaN();
  }
}
