package dev.assay.analyzer.statistics.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaGridTest {

  /** The grid against the panels, which every comparison of more than two arms takes. */
  @Property(tries = 200)
  void comparesLikeTheQuadrature(
      @ForAll @DoubleRange(min = 1.4, max = 8) double magnitude,
      @ForAll @DoubleRange(min = -1, max = 3) double odds,
      @ForAll @DoubleRange(min = 0.5, max = 2) double size,
      @ForAll @DoubleRange(min = -3.4, max = 3.4) double apart) {
    double alpha = Math.pow(10, magnitude);
    double beta = alpha * Math.pow(10, odds);
    BetaPosterior control = new BetaPosterior(Math.max(20, alpha), Math.max(20, beta));
    double shift = Math.exp(apart * GridDensity.deviation(control));
    BetaPosterior treatment =
        new BetaPosterior(Math.max(20, alpha * size * shift), Math.max(20, beta * size));
    Superiority grid = BestArm.compare(control, treatment);
    BestArms panels = BestArm.withDefaults().compare(List.of(control, treatment));
    assertThat(grid.controlBetter())
        .isCloseTo(panels.probabilities().get(0), withinPercentage(1e-7));
    assertThat(grid.treatmentBetter())
        .isCloseTo(panels.probabilities().get(1), withinPercentage(1e-7));
    assertThat(grid.controlLoss())
        .isCloseTo(panels.expectedLosses().get(0), withinPercentage(1e-6));
    assertThat(grid.treatmentLoss())
        .isCloseTo(panels.expectedLosses().get(1), withinPercentage(1e-6));
  }

  /** Against the continued fraction of the beta distribution. */
  @Property(tries = 200)
  void limitsLeaveTheirTails(
      @ForAll @DoubleRange(min = 20, max = 1e4) double alpha,
      @ForAll @DoubleRange(min = 20, max = 1e5) double beta,
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double left) {
    Interval limits = new BetaPosterior(alpha, beta).credibleInterval(new ConfidenceLevel(left));
    BetaDistribution distribution = BetaDistribution.of(alpha, beta);
    assertThat(distribution.cumulativeProbability(limits.low()))
        .isCloseTo(left / 2, withinPercentage(1e-7));
    assertThat(distribution.survivalProbability(limits.high()))
        .isCloseTo(left / 2, withinPercentage(1e-7));
  }

  @Test
  void onlyOverlappingArmsOfManyUnitsSuitTheGrid() {
    BetaPosterior arm = new BetaPosterior(20, 2000);
    assertThat(BetaComparison.suits(arm, arm)).isTrue();
    assertThat(BetaComparison.suits(new BetaPosterior(19.99, 2000), arm)).isFalse();
    assertThat(BetaComparison.suits(arm, new BetaPosterior(2000, 19.99))).isFalse();
    BetaPosterior even = new BetaPosterior(200, 200);
    assertThat(BetaComparison.suits(even, new BetaPosterior(50, 50))).isTrue();
    assertThat(BetaComparison.suits(even, new BetaPosterior(49, 49))).isFalse();
    // Deviations of 0.1 each: 3.5 of both together are 0.495.
    assertThat(BetaComparison.suits(even, shifted(0.494))).isTrue();
    assertThat(BetaComparison.suits(even, shifted(0.496))).isFalse();
    assertThat(BetaComparison.suits(even, shifted(-0.496))).isFalse();
  }

  /** With log odds at a distance and a deviation of 0.1: {@code (1 + r) / b = 0.01, a = r b}. */
  private static BetaPosterior shifted(double distance) {
    double odds = Math.exp(distance);
    double alpha = 100 * (1 + odds);
    return new BetaPosterior(alpha, alpha / odds);
  }

  @Test
  void onlyTailsOfSomeSizeSuitTheGrid() {
    BetaPosterior arm = new BetaPosterior(20, 20);
    assertThat(BetaLimits.suits(arm, new ConfidenceLevel(0.002))).isTrue();
    assertThat(BetaLimits.suits(arm, new ConfidenceLevel(0.0019))).isFalse();
    assertThat(BetaLimits.suits(new BetaPosterior(19.9, 20), ConfidenceLevel.DEFAULT)).isFalse();
    assertThat(BetaLimits.suits(new BetaPosterior(20, 19.9), ConfidenceLevel.DEFAULT)).isFalse();
  }

  /** mpmath, 40 digits: integrals of one density with the other's incomplete beta function. */
  @ParameterizedTest
  @CsvSource({
    "20, 20, 25, 20, 0.697561430549423387, 0.302438569450576613, 0.0207073993902503774,"
        + " 0.076262954945805933",
    "200, 9800, 240, 9760, 0.973280691162937249, 0.0267193088370627514, 0.0000211413694081816988,"
        + " 0.0040211413694081817"
  })
  void hasTheExactFigures(
      double a, double b, double c, double d, double better, double worse, double lt, double lc) {
    Superiority result = BetaComparison.of(new BetaPosterior(a, b), new BetaPosterior(c, d));
    assertThat(result.treatmentBetter()).isCloseTo(better, withinPercentage(1e-8));
    assertThat(result.controlBetter()).isCloseTo(worse, withinPercentage(1e-8));
    assertThat(result.treatmentLoss()).isCloseTo(lt, withinPercentage(1e-7));
    assertThat(result.controlLoss()).isCloseTo(lc, withinPercentage(1e-7));
  }

  /** mpmath, {@code Si(pi m) / pi}. */
  @Test
  void weighsByTheSineIntegral() {
    double[] weights = SineIntegral.table();
    assertThat(weights).hasSize(2 * SineIntegral.REACH + 1);
    assertThat(weights[SineIntegral.REACH]).isZero();
    assertThat(weights[SineIntegral.REACH + 1]).isCloseTo(0.5894898722360836, within(1e-14));
    assertThat(weights[SineIntegral.REACH + 2]).isCloseTo(0.45141166679014033, within(1e-14));
    assertThat(weights[SineIntegral.REACH - 10]).isCloseTo(-0.48988817115387867, within(1e-14));
    assertThat(weights[2 * SineIntegral.REACH]).isCloseTo(0.49960421535017485, within(1e-14));
  }

  /** mpmath, 30 digits. */
  @ParameterizedTest
  @CsvSource({
    "20, 20, 0.002, 0.26832556759993623, 0.73167443240006377",
    "20, 5000, 0.05, 0.002435701851367638, 0.0059054206886997173",
    "400, 600, 0.01, 0.36052698583541652, 0.44022365538937391",
    "30, 25, 0.5, 0.50036136777559581, 0.59114556112865582"
  })
  void limitsAreExact(double alpha, double beta, double left, double low, double high) {
    Interval limits = BetaLimits.of(new BetaPosterior(alpha, beta), new ConfidenceLevel(left));
    assertThat(limits.low()).isCloseTo(low, withinPercentage(1e-8));
    assertThat(limits.high()).isCloseTo(high, withinPercentage(1e-8));
  }
}
