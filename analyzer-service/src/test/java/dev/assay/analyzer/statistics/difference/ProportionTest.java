package dev.assay.analyzer.statistics.difference;

import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Figures: mpmath, 40 digits, where no other source is named. */
class ProportionTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.DEFAULT;

  @Test
  void checksItsCounts() {
    assertThatThrownBy(() -> new Proportion(11, 10))
        .hasMessage("Conversions are from 0 to the number of units: 11 of 10");
    assertThatThrownBy(() -> new Proportion(-1, 10))
        .hasMessage("Conversions are from 0 to the number of units: -1 of 10");
    assertThatThrownBy(() -> new Proportion(0, 0).wilson(LEVEL))
        .hasMessage("An interval needs units");
    assertThatThrownBy(() -> new Proportion(0, 0).clopperPearson(LEVEL))
        .hasMessage("An interval needs units");
    assertThatThrownBy(() -> new Proportion(0, 0).exactPValue(0.5, Alternative.TWO_SIDED))
        .hasMessage("An interval needs units");
  }

  @Test
  void limitsAtTheEndsAreExact() {
    Interval none = new Proportion(0, 10).clopperPearson(LEVEL);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(0.30849710781876083, relative(1));
    Interval all = new Proportion(10, 10).clopperPearson(LEVEL);
    assertThat(all.low()).isCloseTo(0.6915028921812392, relative(1));
    assertThat(all.high()).isEqualTo(1);
    assertThat(new Proportion(0, 10).wilson(LEVEL).low()).isZero();
    assertThat(new Proportion(10, 10).wilson(LEVEL).high()).isEqualTo(1);
    assertThat(new Proportion(10, 10).wilson(LEVEL).low())
        .isCloseTo(1 - new Proportion(0, 10).wilson(LEVEL).high(), relative(1));
  }

  /** R 4.2: binom.test(682, 925) gives 0.7076683 to 0.7654066. */
  @Test
  void agreesWithMendel() {
    Interval interval = new Proportion(682, 925).clopperPearson(LEVEL);
    assertThat(interval.low()).isCloseTo(0.707668264079039, relative(1));
    assertThat(interval.high()).isCloseTo(0.7654066, within(5e-8));
  }

  @Test
  void exactPValuesAreTails() {
    Proportion mendel = new Proportion(682, 925);
    assertThat(mendel.exactPValue(0.75, Alternative.GREATER))
        .isCloseTo(0.8240891223524226, relative(1));
    assertThat(mendel.exactPValue(0.75, Alternative.LESS))
        .isCloseTo(0.19600926705388336, relative(1));
    assertThat(mendel.exactPValue(0.75, Alternative.TWO_SIDED))
        .isCloseTo(2 * 0.19600926705388336, relative(1));
    assertThat(new Proportion(5, 10).exactPValue(0.5, Alternative.TWO_SIDED)).isEqualTo(1);
    assertThatThrownBy(() -> mendel.exactPValue(0, Alternative.LESS))
        .hasMessage("rate is 0.0; allowed is above 0, below 1");
    assertThatThrownBy(() -> mendel.exactPValue(1, Alternative.LESS))
        .hasMessage("rate is 1.0; allowed is above 0, below 1");
  }

  @Test
  void limitsOfRareConversionsKeepTheirDigits() {
    Proportion rare = new Proportion(1, 1_000_000_000);
    assertThat(rare.clopperPearson(LEVEL).low()).isCloseTo(2.531780798396938e-11, within(1e-22));
    Interval wilson = rare.wilson(new ConfidenceLevel(1e-12));
    assertThat(wilson.low()).isCloseTo(1.8930359872954174e-11, within(1e-21));
    assertThat(wilson.high()).isCloseTo(5.282519486513174e-08, within(1e-18));
  }

  @Property
  void theIntervalHoldsTheRatesThatAreNotRejected(
      @ForAll @IntRange(max = 40) int converted,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double rate) {
    Proportion proportion = new Proportion(converted, 40);
    assertThat(proportion.clopperPearson(LEVEL).contains(rate))
        .isEqualTo(proportion.exactPValue(rate, Alternative.TWO_SIDED) > LEVEL.alpha());
  }

  @Property
  void countingTheOthersMirrorsTheIntervals(
      @ForAll @IntRange(max = 500) int converted,
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double alpha) {
    ConfidenceLevel level = new ConfidenceLevel(alpha);
    Proportion proportion = new Proportion(converted, 500);
    Interval wilson = proportion.wilson(level);
    Interval exact = proportion.clopperPearson(level);
    assertThat(wilson.low()).isCloseTo(1 - proportion.rest().wilson(level).high(), within(1e-14));
    assertThat(exact.low())
        .isCloseTo(1 - proportion.rest().clopperPearson(level).high(), within(1e-14));
    assertThat(wilson.contains(proportion.rate())).isTrue();
    assertThat(exact.contains(proportion.rate())).isTrue();
  }

  @Test
  void varianceOfAlmostAllKeepsItsDigits() {
    assertThat(new Proportion(999_999_999_999L, 1_000_000_000_000L).variance())
        .isCloseTo(0.999999999999e-24, within(1e-36));
  }

  @Test
  void poolsAndSubtracts() {
    Proportion a = new Proportion(1, 10);
    assertThat(a.pool(new Proportion(3, 30))).isEqualTo(new Proportion(4, 40));
    assertThat(a.minus(new Proportion(3, 30))).isZero();
    assertThat(a.minus(new Proportion(2, 40))).isCloseTo(0.05, relative(1));
    assertThat(a.estimate().variance()).isCloseTo(0.009, relative(1));
    assertThat(a.estimate().degreesOfFreedom()).isInfinite();
  }
}
