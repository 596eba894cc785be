package dev.assay.analyzer.statistics.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatisticIntervalTest {

  private static final OrderStatisticInterval MEDIAN = OrderStatisticInterval.withDefaults();

  /** Source: mpmath, 40 digits, the beta integral. */
  @ParameterizedTest
  @CsvSource({
    "1000000000, 0.5, 499969009, 0.024997233778622846",
    "1000000000, 0.5, 499952565, 0.0013498040997050742",
    "1000000000, 0.5, 500000000, 0.50001261566260695",
    "1000000000, 0.99, 989993833, 0.025015729608420212",
    "1000000000, 0.99, 990006292, 0.97725221865571805",
    "1000000000000, 0.5, 499999020000, 0.024997953589194916",
    "1000000000000, 0.999, 998999938050, 0.024999035446962816"
  })
  void tailsOfHugeCountsAreExact(long n, double q, long k, double expected) {
    BinomialTail tail = new BinomialTail(n, q);

    assertThat(tail.atMost(k)).isCloseTo(expected, within(1e-10 * expected));
    assertThat(tail.atLeast(k + 1)).isCloseTo(1 - expected, within(1e-10));
  }

  /** On both sides of where the integral takes over. */
  @Test
  void bothFormsAgree() {
    BinomialTail small = new BinomialTail(3_999_999, 0.5);
    BinomialTail large = new BinomialTail(4_000_001, 0.5);

    for (long away : new long[] {-5000, -2000, -1, 0, 1, 2000, 5000}) {
      assertThat(large.atMost(2_000_000 + away))
          .isCloseTo(small.atMost(1_999_999 + away), within(1e-7));
    }
    assertThat(large.atMost(2_000_000 - 41_000)).isZero();
    assertThat(large.atMost(2_000_000 + 41_000)).isEqualTo(1);
  }

  @Test
  void tailsEndWithTheOutcomes() {
    BinomialTail tail = new BinomialTail(3, 0.25);

    assertThat(tail.atMost(-1)).isZero();
    assertThat(tail.atMost(0)).isCloseTo(27.0 / 64, within(1e-15));
    assertThat(tail.atMost(3)).isEqualTo(1);
    assertThat(tail.atLeast(0)).isEqualTo(1);
    assertThat(tail.atLeast(3)).isCloseTo(1.0 / 64, within(1e-15));
    assertThat(tail.atLeast(4)).isZero();
  }

  @Property(tries = 300)
  void ranksAreThoseOfTheDefinition(
      @ForAll @IntRange(min = 1, max = 60) int n,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double q,
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double rounded) {
    // Not a tail area of any of these: no ties.
    double alpha = rounded + 1.0 / 30_000;
    RankInterval ranks = MEDIAN.with(q).with(new ConfidenceLevel(alpha)).ranks(n);
    double[] mass = new double[n + 1];
    for (int k = 0; k <= n; k++) {
      mass[k] = Math.exp(logChoose(n, k) + k * Math.log(q) + (n - k) * Math.log1p(-q));
    }
    double below = 0;
    int low = 0;
    while (below + mass[low] <= alpha / 2) {
      below += mass[low++];
    }
    double above = 0;
    int high = n + 1;
    while (above + mass[high - 1] <= alpha / 2) {
      above += mass[--high];
    }

    assertThat(ranks.low()).isEqualTo(low);
    assertThat(ranks.high()).isEqualTo(high);
    assertThat(ranks.coverage()).isCloseTo(1 - below - above, within(1e-12));
    assertThat(ranks.coverage()).isGreaterThanOrEqualTo(1 - alpha);
  }

  @Test
  void fewValuesBoundNothing() {
    RankInterval ranks = MEDIAN.ranks(1);

    assertThat(ranks).isEqualTo(new RankInterval(1, 0, 2, 1));
    assertThat(ranks.isBoundedBelow()).isFalse();
    assertThat(ranks.isBoundedAbove()).isFalse();
    assertThat(MEDIAN.interval(5))
        .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    // 2^-5 on each side is more than 0.025, 2^-6 is less.
    assertThat(MEDIAN.ranks(5).isBoundedAbove()).isFalse();
    assertThat(MEDIAN.ranks(6)).isEqualTo(new RankInterval(6, 1, 6, 1 - 2.0 / 64));
    assertThat(MEDIAN.interval(1, 2, 3, 4, 5, 6)).isEqualTo(new Interval(1, 6));
  }

  @Test
  void ranksOfHugeCountsAreFoundByHalving() {
    RankInterval ranks = MEDIAN.ranks(1_000_000_000_000L);

    assertThat(ranks.low()).isEqualTo(499_999_020_018L);
    assertThat(ranks.high()).isEqualTo(500_000_979_983L);
    assertThat(ranks.coverage()).isBetween(0.95, 0.950001);
    assertThat(MEDIAN.normalRanks(100).low()).isCloseTo(40.20018007729973, within(1e-12));
    assertThat(MEDIAN.normalRanks(100).high()).isCloseTo(59.79981992270027, within(1e-12));
  }

  /** Source: R 4.2, quantile(c(1, 2, 4, 8), q, type = 1) and type = 7. */
  @Test
  void quantilesOfAFewValues() {
    double[] values = {1, 2, 4, 8};

    assertThat(Quantiles.type1(0.25, values)).isEqualTo(1);
    assertThat(Quantiles.type1(0.26, values)).isEqualTo(2);
    assertThat(Quantiles.type1(0.5, values)).isEqualTo(2);
    assertThat(Quantiles.type1(0.99, values)).isEqualTo(8);
    assertThat(Quantiles.type7(0.5, values)).isEqualTo(3);
    assertThat(Quantiles.type7(0.9, values)).isCloseTo(6.8, within(1e-14));
    assertThat(Quantiles.type7(0.5, 7)).isEqualTo(7);
    double[] hundred = new double[100];
    hundred[6] = 1;
    assertThat(Quantiles.type1(0.07, hundred)).as("rank 7.000000000000001").isEqualTo(1);
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatThrownBy(() -> MEDIAN.with(0)).hasMessage("q is 0.0; allowed is above 0, below 1");
    assertThatThrownBy(() -> MEDIAN.with(1)).hasMessage("q is 1.0; allowed is above 0, below 1");
    assertThatThrownBy(() -> MEDIAN.ranks(0)).hasMessage("n is 0; allowed is at least 1");
  }

  private static double logChoose(int n, int k) {
    double sum = 0;
    for (int i = 1; i <= k; i++) {
      sum += Math.log((n - k + i) / (double) i);
    }
    return sum;
  }
}
