package dev.assay.analyzer.statistics.quantile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RankIntervalTest {

  /** A tail of exactly alpha / 2, here {@code 2^-n}, may be left out. */
  @ParameterizedTest
  @CsvSource({"2, 0.5", "3, 0.25", "4, 0.125"})
  void tiesNarrowTheInterval(long n, double alpha) {
    OrderStatisticInterval median = OrderStatisticInterval.withDefaults();
    assertThat(median.with(new ConfidenceLevel(alpha)).ranks(n))
        .isEqualTo(new RankInterval(n, 1, n, 1 - alpha));
    assertThat(median.with(new ConfidenceLevel(0.999 * alpha)).ranks(n))
        .isEqualTo(new RankInterval(n, 0, n + 1, 1));
  }

  @Test
  void theLastValueIsABound() {
    RankInterval all = new RankInterval(6, 1, 6, 0.96875);
    assertThat(all.isBoundedBelow()).isTrue();
    assertThat(all.isBoundedAbove()).isTrue();
    assertThat(new RankInterval(6, 0, 7, 1).isBoundedBelow()).isFalse();
    assertThat(new RankInterval(6, 0, 7, 1).isBoundedAbove()).isFalse();
  }
}
