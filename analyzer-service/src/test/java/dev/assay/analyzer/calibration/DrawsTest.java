package dev.assay.analyzer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.schemas.summary.Moments;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Means and variances of 100,000 draws, within about four of their standard errors. */
class DrawsTest {

  private static final int COUNT = 100_000;

  private final RandomGenerator random = new SplittableRandom(11);

  @Test
  void countsHaveTheirMoments() {
    check(() -> Draws.successes(random, 40, 0.3), 12, 8.4);
    check(() -> Draws.successes(random, 3, 0.9), 2.7, 0.27);
    check(() -> Draws.events(random, 2.5), 2.5, 2.5);
    check(() -> Draws.heads(random, 2), 64, 32);
  }

  @Test
  void gammaAndBetaHaveTheirMoments() {
    check(() -> Draws.gamma(random, 1), 1, 1);
    check(() -> Draws.gamma(random, 24.5), 24.5, 24.5);
    check(() -> Draws.beta(random, 2, 6), 0.25, 0.25 * 0.75 / 9);
  }

  @Test
  void samplesHaveTheirMoments() {
    double mean = Math.exp(0.125);
    Moments skewed = Draws.logNormal(random, COUNT, 0.5);
    assertThat(skewed.mean()).isCloseTo(mean, within(0.008));
    assertThat(skewed.variance()).isCloseTo(mean * mean * Math.expm1(0.25), within(0.02));
    Moments normal = Draws.normal(random, COUNT, 3);
    assertThat(normal.mean()).isCloseTo(3, within(0.013));
    assertThat(normal.variance()).isCloseTo(1, within(0.02));
  }

  private static void check(DoubleSupplier draw, double mean, double variance) {
    Moments moments = new Moments();
    for (int i = 0; i < COUNT; i++) {
      moments.add(draw.getAsDouble());
    }
    assertThat(moments.mean()).isCloseTo(mean, within(4 * Math.sqrt(variance / COUNT)));
    assertThat(moments.variance()).isCloseTo(variance, within(0.04 * variance));
  }
}
