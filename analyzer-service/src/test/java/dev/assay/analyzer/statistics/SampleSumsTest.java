package dev.assay.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures by exact fractions of the doubles. */
class SampleSumsTest {

  /**
   * Sums of whole numbers are exact, however large beside the variance; others may be off by half a
   * unit in the last place each, which here is 0.34 % of the second variance.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 20000001, 200000020000001, 0.5",
    "2, 200000.2, 20000040000.0214, 0.001398123351391405",
    "2, 200001, 20000200001.5, 1"
  })
  void sumsThatTellTheVariance(long count, double sum, double squares, double variance) {
    Sample sample = Sample.ofSums(count, sum, squares).orElseThrow();
    assertThat(sample.variance()).isEqualTo(variance);
    assertThat(sample.mean()).isEqualTo(sum / count);
  }

  /**
   * Half units may be 1.2 % of the first variance, 258 % of the second and seven times the last.
   */
  @ParameterizedTest
  @CsvSource({
    "2, 200000.2, 20000040000.0204",
    "2, 200000.2, 20000040000.02",
    "3, 300000.3, 30000060000.03"
  })
  void sumsThatMayBeThoseOfAConstant(long count, double sum, double squares) {
    assertThat(Sample.ofSums(count, sum, squares).orElseThrow().variance()).isZero();
  }
}
