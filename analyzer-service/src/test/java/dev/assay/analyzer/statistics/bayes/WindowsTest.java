package dev.assay.analyzer.statistics.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Near;
import java.util.List;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {

  private static final NormalKernel STANDARD = new NormalKernel(0, 1);

  @Test
  void windowsReachToTheEdgesOfTheMass() {
    Window window = Window.of(new NormalKernel(3, 0.5));
    assertThat(window.mode()).isEqualTo(3);
    assertThat(window.low()).isCloseTo(3 - Math.sqrt(76) / 2, within(1e-14));
    assertThat(window.high()).isCloseTo(3 + Math.sqrt(76) / 2, within(1e-14));
    Window farther = Window.of(STANDARD, 1e-6);
    assertThat(farther.high()).isCloseTo(Math.sqrt(2 * (38 + 6 * Math.log(10))), within(1e-14));
  }

  /** At a depth of 8 the fall may be {@code 5 + 8 / 3}; at 4.5 below, {@code 5 + 4.5 / 2}. */
  @Test
  void panelsAreAsWideAsTheDensityAllows() {
    Window window = Window.of(STANDARD);
    assertThat(window.step(-4)).isCloseTo((5 + 8.0 / 3) / 4, within(1e-14));
    assertThat(window.step(3)).isCloseTo(14.5 / (Math.sqrt(9 + 14.5) + 3), within(1e-14));
    assertThat(window.step(0)).isEqualTo(2.5);
    assertThat(window.step(-1)).isEqualTo(2.5);
    assertThat(Window.of(new NormalKernel(3, 2)).step(3)).isEqualTo(5);
  }

  /** By the same rules in 40 digits; in the second and third case the curvature narrows it. */
  @ParameterizedTest
  @CsvSource({
    "4, -3, 2.03455698377199256",
    "0.1, -10, 9.43329229233653727",
    "0.1, 2, 1.22695692727325581",
    "4, 1, 0.626257810931288921"
  })
  void panelsNarrowWhereTheCurvatureGrows(double shape, double x, double width) {
    assertThat(Window.of(new GammaKernel(shape, 0)).step(x)).isCloseTo(width, Near.relative(width));
  }

  /** Depths of {@code z^2 / 2} each: 8 and 0, and {@code 38^2 / 2 + 6^2 / 2 = 740}. */
  @Test
  void overlapsAreNeededWhereArmsAreApart() {
    NormalKernel atFour = new NormalKernel(4, 1);
    assertThat(Window.needed(STANDARD, atFour, atFour)).isFalse();
    assertThat(Window.needed(STANDARD, new NormalKernel(4.01, 1), new NormalKernel(4.01, 1)))
        .isTrue();
    assertThat(Window.needed(STANDARD, atFour, new NormalKernel(2, 0.7))).isFalse();
    NormalKernel far = new NormalKernel(32, 1);
    assertThat(Window.needed(STANDARD, far, new NormalKernel(38, 1))).isFalse();
    assertThat(Window.needed(STANDARD, far, new NormalKernel(37.99, 1))).isTrue();
  }

  /** Each node's masses are the normal distribution's. */
  @Test
  void massesAreThoseOfTheDistribution() {
    LinearScale scale = new LinearScale(0);
    Panels panels = Panels.over(List.of(Window.of(new NormalKernel(1, 2))), scale);
    double[] x = panels.nodes();
    Mass mass = new Mass(new NormalKernel(1, 2), panels, x, new double[x.length]);
    NormalDistribution normal = NormalDistribution.of(1, 2);
    for (int i = 0; i < x.length; i++) {
      assertThat(mass.density[i]).isCloseTo(normal.density(x[i]), within(1e-12));
      assertThat(mass.below[i]).isCloseTo(normal.cumulativeProbability(x[i]), within(1e-12));
      assertThat(mass.above[i]).isCloseTo(normal.survivalProbability(x[i]), within(1e-12));
    }
    for (int panel = 0; panel < panels.count(); panel++) {
      double start = panels.start(panel);
      assertThat(mass.belowPanel[panel])
          .isCloseTo(normal.cumulativeProbability(start), within(1e-12));
      assertThat(mass.abovePanel[panel])
          .isCloseTo(normal.survivalProbability(start), within(1e-12));
    }
    assertThat(mass.belowPanel[panels.count()]).isCloseTo(1, within(1e-12));
    assertThat(mass.abovePanel[panels.count()]).isZero();
    assertThat(mass.normalization).isCloseTo(normal.density(1), within(1e-15));
  }

  /** mpmath, 40 digits, of the expansion by the cumulants of the log odds; the exact one beside. */
  @ParameterizedTest
  @CsvSource({
    "20, 20, 1.5, 0.479564609436087126, 0.479569471081818972",
    "20, 500, -2, -0.510499504759287151, -0.510286055152253267",
    "300, 25, 2.5, 0.577998601181553207, 0.577821451634006714",
    "40, 60, 0.5, 0.0992292376515459108, 0.0992239504168499652",
    "20, 80, -1.2, -0.324098411904567924, -0.324058031400069002"
  })
  void limitsStartFromTheExpansion(
      double alpha, double beta, double z, double expansion, double exact) {
    double start = BetaLimits.cornishFisher(new BetaPosterior(alpha, beta), z);
    assertThat(start).isCloseTo(expansion, Near.relative(expansion));
    assertThat(start).isCloseTo(exact, within(5e-4 * Math.abs(exact)));
  }

  /**
   * mpmath, 40 digits: the series, and the distance that the incomplete beta function gives. The
   * unit is the whole mass over the density at the mode.
   */
  @ParameterizedTest
  @CsvSource({
    "20, 80, 0.4, 1e-3, 0.629404479339008447, 0.00253034042454748374, 0.00253034580390415951",
    "20, 80, -0.5, -2e-3, 0.629404479339008447, -0.00785106964181002018, -0.00785143618128557627",
    "60, 20, 0.3, 2e-3, 0.650136438414651258, 0.00248069459769118211, 0.00248069583746345041"
  })
  void correctionsFollowTheDensity(
      double alpha, double beta, double x, double mass, double unit, double series, double exact) {
    BetaKernel kernel = new BetaKernel(alpha, beta, alpha, beta);
    double correction = BetaLimits.correction(kernel, x, mass, unit);
    assertThat(correction).isCloseTo(series, Near.relative(series));
    assertThat(correction).isCloseTo(exact, within(1e-4 * Math.abs(exact)));
  }

  /** A grid that starts far from the posterior, which lies far from the origin. */
  @Test
  void gridsFindTheirPosterior() {
    BetaPosterior posterior = new BetaPosterior(60, 40);
    BetaPosterior origin = new BetaPosterior(50, 70);
    double step = 0.4 * GridDensity.deviation(posterior);
    double start = -1;
    GridDensity grid =
        new GridDensity(posterior, new BetaKernel(60, 40, 50, 70), origin, start, step);
    assertThat(grid.values().length).isBetween(40, 55);
    BetaDistribution distribution = BetaDistribution.of(60, 40);
    LogitScale scale = new LogitScale(50, 70);
    double average = 0;
    double[] above = grid.above();
    for (int point = 0; point < 30; point++) {
      double share = scale.value(start + point * step);
      assertThat(grid.below(point))
          .isCloseTo(distribution.cumulativeProbability(share), within(1e-10));
    }
    for (double value : above) {
      average += value / grid.sum();
    }
    assertThat(average).isCloseTo(0.6 - 50 / 120.0, within(1e-13));
  }

  /** From 99.8 % to 1 %, with the longest tail that a grid takes. */
  @ParameterizedTest
  @ValueSource(doubles = {0.002, 0.05, 0.4, 0.79, 0.8, 0.81, 0.99, 0.999999})
  void limitsLeaveTheirTailsOut(double alpha) {
    BetaDistribution distribution = BetaDistribution.of(20, 1000);
    Interval limits = new BetaPosterior(20, 1000).credibleInterval(new ConfidenceLevel(alpha));
    assertThat(distribution.cumulativeProbability(limits.low()))
        .isCloseTo(alpha / 2, within(1e-9 * alpha));
    assertThat(distribution.survivalProbability(limits.high()))
        .isCloseTo(alpha / 2, within(1e-9 * alpha));
  }

  /** {@code 1 + z / sqrt a + (z^2 - 1) / (3 a) + ...} of Cornish and Fisher's, in 20 digits. */
  @Test
  void limitsOfHugeCountsAreAsNarrow() {
    Interval limits = new GammaPosterior(1e12, 1e12).credibleInterval(ConfidenceLevel.DEFAULT);
    assertThat(limits.low()).isCloseTo(0.9999980400369626, within(1e-15));
    assertThat(limits.high()).isCloseTo(1.0000019599649317, within(1e-15));
  }

  /** {@code Phi(1 / sqrt 2)}. The means' sum could not tell them from each other. */
  @Test
  void farMeansKeepTheirDistance() {
    BestArms arms =
        BestArm.withDefaults()
            .compare(List.of(new NormalPosterior(1e15, 1), new NormalPosterior(1e15 + 1, 1)));
    assertThat(arms.probabilities().getLast()).isCloseTo(0.7602499389065234, within(1e-12));
  }

  @Test
  void priorsMoveTheValueThatADoubleCannotHold() {
    assertThat(new NormalPrior(5, 1).shift(new Estimate(1, 0.5, 3, 10))).isEqualTo(2.625);
  }

  @Test
  void lowerIsBetterSwapsTheArms() {
    assertThat(new Superiority(0.75, 0.25, 1, 3).mirrored())
        .isEqualTo(new Superiority(0.25, 0.75, 3, 1));
  }
}
