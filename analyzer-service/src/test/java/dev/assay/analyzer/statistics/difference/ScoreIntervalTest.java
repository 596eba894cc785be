package dev.assay.analyzer.statistics.difference;

import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.numeric.StandardNormal;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreIntervalTest {

  private static final TwoProportionZTest TEST = TwoProportionZTest.withDefaults();
  private static final double Z = StandardNormal.upperQuantile(0.025);
  private static final long TRILLION = 1_000_000_000_000L;

  /**
   * Units and conversions: control, treatment. Figures: mpmath, 60 digits (700 for the rarest
   * tail), by the cubic of Miettinen and Nurminen and bisection over the difference.
   */
  @ParameterizedTest
  @CsvSource({
    "1000, 100, 1000, 130, 0.025, 0.0020415972117549616, 0.058172473659913259",
    "1000, 100, 1000, 130, 0.05, 0.0065539993725431105, 0.053598256198643263",
    "1000, 3, 50, 9, 0.025, 0.094580253625918615, 0.3050673880164059",
    "1000, 997, 1000, 999, 0.025, -0.0028953070137658159, 0.0078907826096958433",
    "20, 7, 10, 5, 0.25, 0.019541588464255579, 0.27819235934184209",
    "40, 7, 3, 0, 0.495, -0.17576320441816777, -0.17423940902705564",
    "10, 0, 30, 7, 0.0005, -0.33651405435131543, 0.53672111197156363",
    "2, 1, 3, 1, 5e-13, -0.97504258815466172, 0.94830375478585626",
    "100000, 1000, 100000, 3000, 5e-301, -0.0037928976106025418, 0.04843694746664829",
    "20, 0, 10, 0, 0.025, -0.16576022754217165, 0.28438133953437734",
    "20, 20, 10, 10, 0.025, -0.28438133953437734, 0.16576022754217165",
    "10, 0, 10, 10, 0.025, 0.66364155189476743, 1",
    "10, 10, 10, 0, 0.025, -1, -0.66364155189476743",
    "8, 0, 8, 8, 1e-12, -0.53476804542928817, 1",
    "1, 0, 1, 1, 0.025, -0.58690137124552522, 1",
    "9, 4, 1000000, 0, 0.025, -0.73334881392286556, -0.18877843697436695",
    "1000000, 2, 40, 0, 0.025, -7.2929605422166352e-6, 0.087619681145900727",
    "1000000000000, 0, 1000000000000, 0, 0.025, -3.8414588206812899e-12, 3.8414588206812899e-12",
    "1000000000000, 3, 1000000000000, 9, 0.025, -9.3440498419022754e-13, 1.4446141370500371e-11",
    "1000000000000, 100000000000, 1000000000000, 100000003000, 0.025, -8.2854230015849542e-7,"
        + " 8.3454230015852487e-7",
    "1000, 5, 1000000000000, 3, 0.025, -0.011650955370379745, -0.0021375355243236019",
    "1000000000000, 0, 10, 3, 0.025, 0.10779126740624715, 0.60322185253898876",
    "1000000000000, 1000000, 1, 1, 0.025, 0.2065483143770735, 0.99999900195804322",
  })
  void boundsHaveAllDigits(
      long controls, long c, long treated, long t, double tail, double low, double high) {
    Proportion control = new Proportion(c, controls);
    Proportion treatment = new Proportion(t, treated);
    assertThat(ScoreInterval.low(control, treatment, tail)).isCloseTo(low, relative(low));
    assertThat(ScoreInterval.high(control, treatment, tail)).isCloseTo(high, relative(high));
  }

  /** Treatment and control; Newcombe 1998, Statistics in Medicine 17, page 873, table II. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0528, 0.3382",
    "9, 10, 3, 10, 0.1700, 0.8406",
    "6, 7, 2, 7, 0.0342, 0.8534",
    "5, 56, 0, 29, -0.0326, 0.1933",
    "0, 10, 0, 20, -0.1658, 0.2844",
    "10, 10, 0, 20, 0.7156, 1.0000",
  })
  void agreesWithPublishedIntervals(
      long t, long treated, long c, long controls, double low, double high) {
    Interval interval = TEST.interval(new Proportion(c, controls), new Proportion(t, treated));
    assertThat(interval.low()).isCloseTo(low, within(5.1e-5));
    assertThat(interval.high()).isCloseTo(high, within(5.1e-5));
  }

  @Test
  void isOneSidedToo() {
    Proportion control = new Proportion(100, 1000);
    Proportion treatment = new Proportion(130, 1000);
    Interval both = TEST.with(new ConfidenceLevel(0.1)).interval(control, treatment);
    assertThat(TEST.with(Alternative.GREATER).interval(control, treatment))
        .isEqualTo(new Interval(both.low(), 1));
    assertThat(TEST.with(Alternative.LESS).interval(control, treatment))
        .isEqualTo(new Interval(-1, both.high()));
    assertThat(TEST.test(control, treatment).orElseThrow().interval())
        .isEqualTo(TEST.interval(control, treatment));
  }

  @Test
  void leavesOutMoreThanHalfOnOneSide() {
    Proportion control = new Proportion(100, 1000);
    Proportion treatment = new Proportion(130, 1000);
    assertThat(ScoreInterval.low(control, treatment, 0.7))
        .isCloseTo(0.03748561295170179, relative(0.03));
    assertThat(ScoreInterval.high(control, treatment, 0.7))
        .isCloseTo(0.022530190937109975, relative(0.02));
    assertThat(ScoreInterval.low(control, treatment, 0.5)).isEqualTo(0.03);
    assertThat(ScoreInterval.high(control, treatment, 0.5)).isEqualTo(0.03);
  }

  @Test
  void armsThatChangePlacesMirrorIt() {
    for (long c = 0; c <= 7; c++) {
      for (long t = 0; t <= 12; t++) {
        Interval forth = TEST.interval(new Proportion(c, 7), new Proportion(t, 12));
        Interval back = TEST.interval(new Proportion(t, 12), new Proportion(c, 7));
        assertThat(back).isEqualTo(new Interval(-forth.high(), -forth.low()));
        Interval rest = TEST.interval(new Proportion(7 - c, 7), new Proportion(12 - t, 12));
        assertThat(rest.low()).isCloseTo(back.low(), within(1e-15));
        assertThat(rest.high()).isCloseTo(back.high(), within(1e-15));
      }
    }
  }

  @Test
  void holdsWhatTheScoreTestDoesNotReject() {
    for (long c = 0; c <= 7; c++) {
      for (long t = 0; t <= 12; t++) {
        Proportion control = new Proportion(c, 7);
        Proportion treatment = new Proportion(t, 12);
        Interval interval = TEST.interval(control, treatment);
        assertThat(interval.contains(treatment.minus(control))).isTrue();
        for (int step = -999; step < 1000; step++) {
          double d = step / 1000.0 + 1e-5;
          assertThat(interval.contains(d))
              .as("%d of 7, %d of 12, %s", c, t, d)
              .isEqualTo(Math.abs(score(control, treatment, d)) <= Z);
        }
      }
    }
  }

  @Test
  void leavesOutZeroWithTheTestOfNoDifference() {
    for (long c = 0; c <= 30; c++) {
      for (long t = 1; t <= 19; t++) {
        Proportion control = new Proportion(c, 30);
        Proportion treatment = new Proportion(t, 20);
        double z = TEST.test(control, treatment).orElseThrow().statistic();
        assertThat(TEST.interval(control, treatment).contains(0))
            .isEqualTo(Math.abs(z) * Math.sqrt(49 / 50.0) <= Z);
      }
    }
  }

  /** Exact sums, 5 against 6 %. */
  @ParameterizedTest
  @CsvSource({"100, 0.9506", "200, 0.9480"})
  void coversAsOftenAsItSays(int units, double expected) {
    BinomialDistribution controls = BinomialDistribution.of(units, 0.05);
    BinomialDistribution treated = BinomialDistribution.of(units, 0.06);
    double covered = 0;
    for (int c = 0; c <= 40; c++) {
      for (int t = 0; t <= 40; t++) {
        if (TEST.interval(new Proportion(c, units), new Proportion(t, units)).contains(0.01)) {
          covered += controls.probability(c) * treated.probability(t);
        }
      }
    }
    assertThat(covered).isCloseTo(expected, within(5.1e-5)).isBetween(0.945, 0.955);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.1, 0.5, 0.9})
  void isWaldsIntervalWithATrillionUnits(double rate) {
    Proportion control = new Proportion((long) (rate * TRILLION), TRILLION);
    Proportion treatment = new Proportion((long) ((rate + 0.01) * TRILLION), TRILLION);
    Interval score = TEST.interval(control, treatment);
    Interval wald = TEST.wald(control, treatment);
    assertThat(score.low()).isCloseTo(wald.low(), within(1e-6 * wald.low()));
    assertThat(score.high()).isCloseTo(wald.high(), within(1e-6 * wald.high()));
    assertThat(score.high() - score.low())
        .isCloseTo(wald.high() - wald.low(), within(1e-6 * (wald.high() - wald.low())));
  }

  /** Half of the smallest double is 0. */
  @Test
  void leavesNothingOutAtTheSmallestLevel() {
    TwoProportionZTest smallest = TEST.with(new ConfidenceLevel(Double.MIN_VALUE));
    assertThat(smallest.interval(new Proportion(1, 10), new Proportion(4, 10)))
        .isEqualTo(new Interval(-1, 1));
  }

  @Test
  void needsUnitsInBothArms() {
    Proportion nobody = new Proportion(0, 0);
    Proportion some = new Proportion(4, 10);
    assertThatThrownBy(() -> TEST.interval(nobody, some))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An interval needs units");
    assertThatThrownBy(() -> TEST.interval(some, nobody))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("An interval needs units");
    assertThatThrownBy(() -> TEST.with(Alternative.LESS).interval(nobody, some))
        .hasMessage("An interval needs units");
    assertThatThrownBy(() -> TEST.with(Alternative.LESS).interval(some, nobody))
        .hasMessage("An interval needs units");
  }

  /** Miettinen and Nurminen 1985, appendix I: the cubic of the control's rate in closed form. */
  private static double score(Proportion control, Proportion treatment, double d) {
    double c = control.units();
    double t = treatment.units();
    double n = c + t;
    double conversions = control.conversions() + treatment.conversions();
    double square = ((t + 2 * c) * d - n - conversions) / (3 * n);
    double linear = ((c * d - n - 2 * control.conversions()) * d + conversions) / (3 * n);
    double constant = control.conversions() * d * (1 - d) / n;
    double q = square * square * square - 1.5 * linear * square + constant / 2;
    double p = Math.copySign(Math.sqrt(Math.max(0, square * square - linear)), q);
    double cosine = Math.max(-1, Math.min(1, q / (p * p * p)));
    double rate = 2 * p * Math.cos((Math.PI + Math.acos(cosine)) / 3) - square;
    double low = Math.max(Math.max(0, -d), Math.min(Math.min(1, 1 - d), rate));
    double high = low + d;
    double variance = (low * (1 - low) / c + high * (1 - high) / t) * n / (n - 1);
    return (treatment.minus(control) - d) / Math.sqrt(variance);
  }
}
