package dev.assay.analyzer.statistics.difference;

import static dev.assay.analyzer.statistics.Near.loosely;
import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures: mpmath, 40 digits, by summation up to a million trials, beyond by quadrature. */
class BinomialTest {

  @ParameterizedTest
  @CsvSource({
    "23, 34, 0.5, 4.51209822969096e-05, 0.9999900125446401, -10.256354699996912",
    "500000000, 999999999, 0.9996, 1.2594520964288364e-10, 0.9999999998741064, -30.595627092326524",
    "500000000, 999999999, 0.9982, 8.697164581025726e-179, 1.0, -416.31847462584193",
    "2000000000, 2000000000, 1e7, 1.3839103657826941e-87, 1.0, -199.99999000000067",
    "300, 301, 0.125, 1.428372429265939e-284, 1.0, -653.57804597177332",
    "1, 1000000000, 1e-12, 0.0009995001666245088, 0.9999995003332088, -6.908755278982136",
    "0, 10, 1, 1.0, 0.0009765625, -6.931471805599453",
    "16, 1000000, 9.5367431640625e-07, 9.13152156228479e-15, 0.9999999999999994,"
        + " -32.38458282011398",
    "15, 1000000, 9.5367431640625e-07, 1.5376898369346795e-13, 0.9999999999999909,"
        + " -29.564546044527066",
  })
  void tailsKeepTheirDigits(
      long k, long n, double odds, double atLeast, double atMost, double logProbability) {
    Binomial binomial = new Binomial(n, odds);
    assertThat(binomial.atLeast(k)).isCloseTo(atLeast, loosely(atLeast));
    assertThat(binomial.atMost(k)).isCloseTo(atMost, loosely(atMost));
    assertThat(binomial.logProbability(k)).isCloseTo(logProbability, loosely(1));
  }

  @Property
  void allOutcomesTogetherAreCertain(
      @ForAll @IntRange(min = 1, max = 60) int n,
      @ForAll @DoubleRange(min = -8, max = 8) double l) {
    Binomial binomial = new Binomial(n, Math.exp(l));
    double sum =
        LongStream.rangeClosed(0, n).mapToDouble(k -> Math.exp(binomial.logProbability(k))).sum();
    assertThat(sum).isCloseTo(1, within(1e-12));
  }

  @Property
  void tailsAreSumsOfOutcomes(
      @ForAll @IntRange(min = 1, max = 60) int n,
      @ForAll @IntRange(max = 60) int k,
      @ForAll @DoubleRange(min = -4, max = 4) double l) {
    Assume.that(k <= n);
    Binomial binomial = new Binomial(n, Math.exp(l));
    double[] p =
        LongStream.rangeClosed(0, n)
            .mapToDouble(i -> Math.exp(binomial.logProbability(i)))
            .toArray();
    double above = 0;
    double below = 0;
    double rare = 0;
    for (int i = 0; i <= n; i++) {
      above += i >= k ? p[i] : 0;
      below += i <= k ? p[i] : 0;
      rare += p[i] <= p[k] * (1 + 1e-7) ? p[i] : 0;
    }
    assertThat(binomial.atLeast(k)).isCloseTo(above, within(1e-12));
    assertThat(binomial.atMost(k)).isCloseTo(below, within(1e-12));
    assertThat(binomial.noLikelier(k)).isCloseTo(rare, within(1e-12));
  }

  @Test
  void nothingLiesOutside() {
    Binomial binomial = new Binomial(10, 1);
    assertThat(binomial.atLeast(11)).isZero();
    assertThat(binomial.atMost(-1)).isZero();
    assertThat(binomial.atLeast(0)).isEqualTo(1);
    assertThat(binomial.atMost(10)).isEqualTo(1);
  }

  /** Outcomes on both sides of the mode of a symmetric distribution tie. */
  @Test
  void tiesCountOnBothSides() {
    Binomial even = new Binomial(1_000_000_000, 1);
    assertThat(even.noLikelier(500_100_000))
        .isCloseTo(2 * even.atLeast(500_100_000), loosely(1e-9));
    assertThat(even.noLikelier(499_900_000)).isEqualTo(even.noLikelier(500_100_000));
    assertThat(even.noLikelier(500_000_000)).isEqualTo(1);
  }

  @Property
  void lowerOddsGiveTheTailBack(
      @ForAll @IntRange(min = 1, max = 300) int k,
      @ForAll @IntRange(min = 300, max = 400) int n,
      @ForAll @DoubleRange(min = -600, max = -0.7) double logTail) {
    double tail = Math.exp(logTail);
    double odds = Binomial.lowerOdds(k, n, tail);
    assertThat(new Binomial(n, odds).atLeast(k)).isCloseTo(tail, within(1e-9 * tail));
  }

  @Test
  void refusesMoreThanItCanSum() {
    assertThatThrownBy(() -> new Binomial(Binomial.LIMIT + 1, 1))
        .hasMessage("The number of trials is 1000000000001; allowed is 1 to 1000000000000");
    assertThatThrownBy(() -> new Binomial(0, 1))
        .hasMessage("The number of trials is 0; allowed is 1 to 1000000000000");
    assertThat(new Binomial(Binomial.LIMIT, 1).atLeast(Binomial.LIMIT / 2))
        .isCloseTo(0.5, within(1e-6));
    assertThat(new Binomial(1, 3).atLeast(1)).isCloseTo(0.75, relative(1));
  }
}
