package dev.assay.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.LiftInterval;
import dev.assay.analyzer.statistics.difference.Proportion;
import dev.assay.analyzer.statistics.difference.TwoProportionZTest;
import dev.assay.analyzer.statistics.difference.WelchTTest;
import dev.assay.analyzer.statistics.margin.MarginResult;
import dev.assay.analyzer.statistics.margin.NonInferiorityTest;
import dev.assay.analyzer.statistics.multiplicity.Holm;
import dev.assay.schemas.summary.Moments;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What holds for any data. */
class LawsTest {

  private static final double TINY = 1e-9;

  @Property
  void swappingTheArmsFlipsTheSigns(@ForAll("values") double[] a, @ForAll("values") double[] b) {
    Assume.that(varies(a) || varies(b));
    Difference forth = welch(a, b);
    Difference back = welch(b, a);

    assertThat(back.value()).isEqualTo(-forth.value());
    assertThat(back.statistic()).isEqualTo(-forth.statistic());
    assertThat(back.pValue()).isCloseTo(forth.pValue(), within(TINY));
    assertThat(back.interval().low()).isCloseTo(-forth.interval().high(), relative(forth));
  }

  @Property
  void shiftingBothArmsChangesNothingButTheLift(
      @ForAll("values") double[] a,
      @ForAll("values") double[] b,
      @ForAll @DoubleRange(min = -1000, max = 1000) double shift) {
    Assume.that(spread(a) > 0.1 && spread(b) > 0.1);
    Difference before = welch(a, b);
    Difference after = welch(map(a, 1, shift), map(b, 1, shift));

    assertThat(after.value()).isCloseTo(before.value(), within(1e-8));
    assertThat(after.pValue()).isCloseTo(before.pValue(), within(1e-6));
  }

  @Property
  void scalingBothArmsScalesTheDifferenceOnly(
      @ForAll("values") double[] a,
      @ForAll("values") double[] b,
      @ForAll @IntRange(min = -8, max = 8) int exponent) {
    Assume.that(varies(a) || varies(b));
    double factor = Math.pow(2, exponent);
    Difference before = welch(a, b);
    Difference after = welch(map(a, factor, 0), map(b, factor, 0));

    assertThat(after.value()).isEqualTo(factor * before.value());
    assertThat(after.pValue()).isCloseTo(before.pValue(), within(TINY));
    assertThat(after.lift().orElseThrow().value()).isEqualTo(before.lift().orElseThrow().value());
  }

  @Property
  void theIntervalExcludesZeroWhenThePValueIsSmall(
      @ForAll("values") double[] a, @ForAll("values") double[] b) {
    Assume.that(varies(a) || varies(b));
    Difference difference = welch(a, b);
    Assume.that(Math.abs(difference.pValue() - 0.05) > TINY);

    assertThat(difference.interval().contains(0)).isEqualTo(difference.pValue() > 0.05);
    // Fieller's interval is the same test turned round, so it agrees about no effect.
    boolean noLift =
        switch (difference.lift().orElseThrow().interval()) {
          case LiftInterval.Bounded bounded -> bounded.low() <= 0 && 0 <= bounded.high();
          case LiftInterval.Exclusive exclusive -> 0 <= exclusive.low() || exclusive.high() <= 0;
          case LiftInterval.WholeLine line -> true;
        };
    assertThat(noLift).isEqualTo(difference.pValue() > 0.05);
  }

  @Property
  void moreUnitsOfTheSameKindAreMoreCertain(
      @ForAll @IntRange(min = 2, max = 1000) int units,
      @ForAll @DoubleRange(min = 0.1, max = 5) double effect) {
    Difference fewer = welch(units, effect);
    Difference more = welch(2L * units, effect);

    assertThat(more.pValue()).isLessThan(fewer.pValue());
    assertThat(more.interval().low()).isGreaterThan(fewer.interval().low());
    assertThat(more.value()).isEqualTo(fewer.value());
  }

  @Property
  void oneSidedPValuesAreBothSidesOfOne(
      @ForAll("values") double[] a, @ForAll("values") double[] b) {
    Assume.that(varies(a) || varies(b));
    Sample control = Sample.of(Moments.of(a));
    Sample treatment = Sample.of(Moments.of(b));
    WelchTTest test = WelchTTest.withDefaults();
    double greater = test.with(Alternative.GREATER).test(control, treatment).orElseThrow().pValue();
    double less = test.with(Alternative.LESS).test(control, treatment).orElseThrow().pValue();

    assertThat(greater + less).isCloseTo(1, within(TINY));
    assertThat(2 * Math.min(greater, less))
        .isCloseTo(test.test(control, treatment).orElseThrow().pValue(), within(TINY));
  }

  @Property
  void oneSidedIntervalsExcludeZeroWhenTheirPValueIsSmall(
      @ForAll("values") double[] a, @ForAll("values") double[] b, @ForAll Alternative alternative) {
    Assume.that(varies(a) || varies(b));
    Difference difference =
        WelchTTest.withDefaults()
            .with(alternative)
            .test(Moments.of(a), Moments.of(b))
            .orElseThrow();
    Assume.that(Math.abs(difference.pValue() - 0.05) > TINY);

    assertThat(difference.interval().contains(0)).isEqualTo(difference.pValue() > 0.05);
  }

  @Property
  void aTestOfMergedPartsIsTheTestOfTheWhole(
      @ForAll("values") double[] a, @ForAll("values") double[] b, @ForAll("values") double[] c) {
    Assume.that(varies(a) && varies(c));
    Moments whole = Moments.of(a);
    whole.merge(Moments.of(b));
    Sample control = Sample.of(Moments.of(c));
    WelchTTest test = WelchTTest.withDefaults();
    Difference atOnce = test.test(control, Sample.of(whole)).orElseThrow();
    Difference merged =
        test.test(control, Sample.of(Moments.of(a)).merge(Sample.of(Moments.of(b)))).orElseThrow();

    assertThat(merged.value()).isCloseTo(atOnce.value(), within(1e-12));
    assertThat(merged.pValue()).isCloseTo(atOnce.pValue(), within(TINY));
  }

  @Property
  void swappingProportionsFlipsTheSigns(
      @ForAll @IntRange(min = 1, max = 200) int converted,
      @ForAll @IntRange(min = 201, max = 400) int units,
      @ForAll @IntRange(max = 150) int others) {
    Proportion a = new Proportion(converted, units);
    Proportion b = new Proportion(others, 150);
    TwoProportionZTest test = TwoProportionZTest.withDefaults();
    Difference forth = test.test(a, b).orElseThrow();
    Difference back = test.test(b, a).orElseThrow();

    assertThat(back.statistic()).isEqualTo(-forth.statistic());
    assertThat(back.pValue()).isEqualTo(forth.pValue());
    assertThat(back.interval().low()).isCloseTo(-forth.interval().high(), within(TINY));
  }

  @Property
  void adjustedPValuesAreNoSmallerAndKeepTheOrder(@ForAll("pValues") double[] p) {
    double[] adjusted = Holm.adjust(p);

    for (int i = 0; i < p.length; i++) {
      assertThat(adjusted[i]).isBetween(p[i], 1.0);
      for (int j = 0; j < p.length; j++) {
        if (p[i] < p[j]) {
          assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
        }
      }
    }
  }

  @Property
  void aMarginOfNothingIsTheScoreTestOfADifference(
      @ForAll @IntRange(min = 1, max = 200) int converted,
      @ForAll @IntRange(min = 201, max = 400) int units,
      @ForAll @IntRange(max = 150) int others) {
    Proportion control = new Proportion(converted, units);
    Proportion treatment = new Proportion(others, 150);
    Difference difference =
        TwoProportionZTest.withDefaults().test(control, treatment).orElseThrow();
    MarginResult margin =
        NonInferiorityTest.withDefaults().test(control, treatment, 0).orElseThrow();

    assertThat(margin.statistic()).isCloseTo(difference.statistic(), within(1e-7));
    assertThat(margin.pNonInferior() + margin.pInferior()).isCloseTo(1, within(TINY));
  }

  @Property
  void aWiderMarginIsEasierToKeep(
      @ForAll @IntRange(min = 50, max = 200) int converted,
      @ForAll Direction direction,
      @ForAll @DoubleRange(max = 0.2) double margin) {
    Proportion control = new Proportion(100, 250);
    Proportion treatment = new Proportion(converted, 250);
    NonInferiorityTest test = NonInferiorityTest.withDefaults().with(direction);
    MarginResult narrow = test.test(control, treatment, margin).orElseThrow();
    MarginResult wide = test.test(control, treatment, margin + 0.1).orElseThrow();

    assertThat(wide.pNonInferior()).isLessThan(narrow.pNonInferior());
  }

  @Provide
  Arbitrary<double[]> values() {
    return Arbitraries.doubles().between(1, 100).array(double[].class).ofMinSize(2).ofMaxSize(20);
  }

  @Provide
  Arbitrary<double[]> pValues() {
    return Arbitraries.doubles().between(0, 1).ofScale(6).array(double[].class).ofMaxSize(12);
  }

  private static Difference welch(double[] control, double[] treatment) {
    return WelchTTest.withDefaults().test(Moments.of(control), Moments.of(treatment)).orElseThrow();
  }

  private static Difference welch(long units, double effect) {
    return WelchTTest.withDefaults()
        .test(Sample.of(units, 10, 4), Sample.of(units, 10 + effect, 9))
        .orElseThrow();
  }

  private static double[] map(double[] values, double factor, double shift) {
    return Arrays.stream(values).map(value -> factor * value + shift).toArray();
  }

  private static boolean varies(double[] values) {
    return spread(values) > 1e-3;
  }

  private static double spread(double[] values) {
    return Arrays.stream(values).max().orElse(0) - Arrays.stream(values).min().orElse(0);
  }

  private static org.assertj.core.data.Offset<Double> relative(Difference difference) {
    return within(TINY * (1 + Math.abs(difference.interval().high())));
  }
}
