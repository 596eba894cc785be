package dev.assay.analyzer.statistics.difference;

import static dev.assay.analyzer.statistics.Near.loosely;
import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.schemas.summary.RatioMoments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures: mpmath, 40 digits. */
class DifferencesTest {

  private static final Sample CONTROL = Sample.of(30, 5, 4);
  private static final Sample TREATMENT = Sample.of(25, 6.5, 9);

  @Test
  void welchLooksToBothSidesOrOne() {
    WelchTTest test = WelchTTest.withDefaults();
    Difference both = test.test(CONTROL, TREATMENT).orElseThrow();
    assertThat(both.standardError()).isCloseTo(0.7023769168568492, relative(1));
    assertThat(both.statistic()).isCloseTo(2.1356054904431225, relative(1));
    assertThat(both.degreesOfFreedom()).isCloseTo(40.47508602013508, relative(40));
    assertThat(both.pValue()).isCloseTo(0.03881197166631033, relative(1));
    Difference greater = test.with(Alternative.GREATER).test(CONTROL, TREATMENT).orElseThrow();
    assertThat(greater.pValue()).isCloseTo(0.019405985833155164, relative(1));
    assertThat(greater.interval().low()).isCloseTo(0.31763090858959153, relative(1));
    assertThat(greater.interval().high()).isInfinite();
    Difference less = test.with(Alternative.LESS).test(CONTROL, TREATMENT).orElseThrow();
    assertThat(less.pValue()).isCloseTo(0.9805940141668449, relative(1));
    assertThat(less.interval().high()).isCloseTo(2.6823690914104086, relative(1));
    Difference wide =
        test.with(Alternative.GREATER)
            .with(new ConfidenceLevel(0.1))
            .test(CONTROL, TREATMENT)
            .orElseThrow();
    assertThat(wide.interval().low()).isGreaterThan(greater.interval().low());
    assertThat(wide.pValue()).isEqualTo(greater.pValue());
  }

  @ParameterizedTest
  @CsvSource({"0, TOO_FEW_UNITS", "1, TOO_FEW_UNITS"})
  void welchNeedsTwoUnits(long units, Reason reason) {
    Sample few = Sample.of(units, units == 0 ? Double.NaN : 5, Double.NaN);
    assertThat(WelchTTest.withDefaults().test(few, TREATMENT)).isEqualTo(new Undefined<>(reason));
    assertThat(WelchTTest.withDefaults().test(CONTROL, few)).isEqualTo(new Undefined<>(reason));
  }

  @Test
  void meansOfATrillionKeepASmallDifference() {
    Sample control = new Sample(1000, 1e12, 1e-5, 1);
    Sample treatment = new Sample(1000, 1e12, 0.12501, 1);
    Difference difference = WelchTTest.withDefaults().test(control, treatment).orElseThrow();
    assertThat(difference.value()).isCloseTo(0.125, relative(1));
    assertThat(difference.lift().orElseThrow().value()).isCloseTo(1.25e-13, within(1e-24));
  }

  @Test
  void ratiosLookToOneSideToo() {
    RatioMoments control = new RatioMoments();
    RatioMoments treatment = new RatioMoments();
    for (int i = 1; i <= 20; i++) {
      control.add(i % 5, 2 + i % 3);
      treatment.add(1 + i % 5, 2 + i % 4);
    }
    RatioDeltaTest test = RatioDeltaTest.withDefaults();
    double both = test.test(control, treatment).orElseThrow().pValue();
    double greater = test.with(Alternative.GREATER).test(control, treatment).orElseThrow().pValue();
    assertThat(greater).isCloseTo(both / 2, relative(1));
    assertThat(
            test.with(new ConfidenceLevel(0.5)).test(control, treatment).orElseThrow().interval())
        .isNotEqualTo(test.test(control, treatment).orElseThrow().interval());
  }

  @Test
  void almostEqualSharesOfATrillionKeepTheirDifference() {
    long n = 1_000_000_000_000L;
    Difference difference =
        TwoProportionZTest.withDefaults()
            .test(new Proportion(100_000_000_000L, n), new Proportion(100_000_003_000L, n))
            .orElseThrow();
    assertThat(difference.value()).isCloseTo(3e-9, within(1e-21));
    assertThat(difference.statistic()).isCloseTo(0.007071067764725024, relative(0.007));
    assertThat(difference.pValue()).isCloseTo(0.9943581512175802, relative(1));
  }

  @Test
  void farTailsOfProportionsKeepTheirDigits() {
    TwoProportionZTest test = TwoProportionZTest.withDefaults();
    Proportion control = new Proportion(1000, 100_000);
    Proportion treatment = new Proportion(3000, 100_000);
    double expected = 6.581293073047394e-224;
    assertThat(test.test(control, treatment).orElseThrow().pValue())
        .isCloseTo(expected, loosely(expected));
    assertThat(test.with(Alternative.GREATER).test(control, treatment).orElseThrow().pValue())
        .isCloseTo(expected / 2, loosely(expected / 2));
    assertThat(test.with(Alternative.LESS).test(control, treatment).orElseThrow().pValue())
        .isEqualTo(1);
  }

  @Test
  void newcombeIsOneSidedToo() {
    TwoProportionZTest test = TwoProportionZTest.withDefaults();
    Proportion control = new Proportion(100, 1000);
    Proportion treatment = new Proportion(130, 1000);
    Interval greater = test.with(Alternative.GREATER).newcombe(control, treatment);
    assertThat(greater.low()).isCloseTo(0.006524106112510573, relative(1));
    assertThat(greater.high()).isEqualTo(1);
    Interval less = test.with(Alternative.LESS).newcombe(control, treatment);
    assertThat(less.high()).isCloseTo(0.05352775279676225, relative(1));
    assertThat(less.low()).isEqualTo(-1);
    assertThat(test.with(Alternative.LESS).wald(control, treatment).low())
        .isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void proportionsNeedUnitsAndSomeWhoConvertedAndSomeWhoDidNot() {
    TwoProportionZTest test = TwoProportionZTest.withDefaults();
    Proportion none = new Proportion(0, 10);
    Proportion all = new Proportion(10, 10);
    Proportion nobody = new Proportion(0, 0);
    Undefined<Difference> few = new Undefined<>(Reason.TOO_FEW_UNITS);
    Undefined<Difference> certain = new Undefined<>(Reason.POOLED_PROPORTION_0_OR_1);
    assertThat(test.test(nobody, all)).isEqualTo(few);
    assertThat(test.test(all, nobody)).isEqualTo(few);
    assertThat(test.test(none, none)).isEqualTo(certain);
    assertThat(test.test(all, all)).isEqualTo(certain);
    assertThat(test.test(none, all).isDefined()).isTrue();
    assertThat(test.test(none, all).orElseThrow().lift()).isEmpty();
    assertThat(test.test(all, none).orElseThrow().lift()).isPresent();
  }
}
