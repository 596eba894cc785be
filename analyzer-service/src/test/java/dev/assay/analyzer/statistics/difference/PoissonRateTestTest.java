package dev.assay.analyzer.statistics.difference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PoissonRateTestTest {

  private static final PoissonRateTest TEST = PoissonRateTest.withDefaults();

  @Test
  void noEventsSayNothing() {
    assertThat(TEST.test(new Rate(0, 10), new Rate(0, 20)))
        .isEqualTo(new Undefined<>(Reason.NO_EVENTS));
  }

  @Test
  void oneEventIsEnough() {
    RateComparison one = TEST.test(new Rate(0, 1), new Rate(1, 3)).orElseThrow();
    assertThat(one.ratio()).isInfinite();
    assertThat(one.pGreater()).isCloseTo(0.75, within(1e-15));
    assertThat(one.pLess()).isEqualTo(1);
    assertThat(one.pDoubled()).isEqualTo(1);
    assertThat(one.pNoLikelier()).isEqualTo(1);
    assertThat(one.ratioInterval().high()).isInfinite();
    // odds o / (1 + o) = 0.025, over the ratio of the exposures
    assertThat(one.ratioInterval().low()).isCloseTo(0.025 / 0.975 / 3, within(1e-15));
    RateComparison none = TEST.test(new Rate(1, 1), new Rate(0, 3)).orElseThrow();
    assertThat(none.ratio()).isZero();
    assertThat(none.ratioInterval().low()).isZero();
    assertThat(none.difference()).isEqualTo(-1);
  }

  @Property
  void theIntervalExcludesOneWhenTheDoubledPValueIsSmall(
      @ForAll @IntRange(max = 60) int control,
      @ForAll @IntRange(max = 60) int treatment,
      @ForAll @DoubleRange(min = 0.1, max = 10) double exposure,
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double alpha) {
    Assume.that(control + treatment > 0);
    RateComparison rates =
        TEST.with(new ConfidenceLevel(alpha))
            .test(new Rate(control, 1), new Rate(treatment, exposure))
            .orElseThrow();
    // A share such as 1/2 can be met exactly.
    Assume.that(Math.abs(rates.pDoubled() - alpha) > 1e-9);
    assertThat(rates.ratioInterval().contains(1)).isEqualTo(rates.pDoubled() > alpha);
  }

  @Property
  void swappingTheArmsTurnsEverythingRound(
      @ForAll @IntRange(max = 60) int control,
      @ForAll @IntRange(min = 1, max = 60) int treatment,
      @ForAll @DoubleRange(min = 0.1, max = 10) double exposure) {
    RateComparison forth =
        TEST.test(new Rate(control, 1), new Rate(treatment, exposure)).orElseThrow();
    RateComparison back =
        TEST.test(new Rate(treatment, exposure), new Rate(control, 1)).orElseThrow();
    assertThat(back.pGreater()).isCloseTo(forth.pLess(), within(1e-12));
    assertThat(back.pNoLikelier()).isCloseTo(forth.pNoLikelier(), within(1e-12));
    assertThat(back.score()).isCloseTo(-forth.score(), within(1e-12));
    assertThat(back.ratioInterval().low())
        .isCloseTo(1 / forth.ratioInterval().high(), within(1e-9));
  }

  /** A difference of 2e5 in 1e9 is 4.47 standard deviations; exact and score test agree there. */
  @Test
  void countsOfABillionAreFast() {
    RateComparison rates =
        TEST.test(new Rate(1_000_000_000, 1e9), new Rate(1_000_200_000, 1e9)).orElseThrow();
    assertThat(rates.score()).isCloseTo(4.4719123, within(1e-6));
    assertThat(rates.pDoubled()).isCloseTo(rates.pScore(), within(1e-3 * rates.pScore()));
    assertThat(rates.pNoLikelier()).isCloseTo(rates.pDoubled(), within(1e-9 * rates.pScore()));
  }

  @Test
  void ratesAreChecked() {
    assertThatThrownBy(() -> new Rate(-1, 1)).hasMessage("count is -1; allowed is at least 0");
    assertThatThrownBy(() -> new Rate(1, 0))
        .hasMessage("exposure is 0.0; allowed is above 0 and finite");
    assertThatThrownBy(() -> new Rate(1, Double.POSITIVE_INFINITY))
        .hasMessage("exposure is Infinity; allowed is above 0 and finite");
    assertThat(new Rate(3, 2).value()).isEqualTo(1.5);
  }
}
