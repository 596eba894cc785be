package dev.assay.analyzer.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentQuantileTest {

  /** By the inverse of the incomplete beta function at 40 digits, mpmath 1.3. */
  @ParameterizedTest
  @CsvSource({
    "5, 0.025, 2.570581835636315469",
    "8.5, 0.025, 2.282604893392452594",
    "15, 0.025, 2.1314495455597756528",
    "30, 0.0005, 3.6459586350420218084",
    "100, 1e-10, 7.0833754814007224578",
    "797.3, 0.001, 3.1004855170091191709",
    "1000, 0.025, 1.9623390808264084612",
    "1e6, 0.025, 1.9599663568141070115",
    "150, 0.025, 1.9759053308966205192",
    "600, 0.025, 1.9639256220427295505",
    "798, 0.005, 2.5820042882900971297",
    "798, 1e-6, 4.788789211410171805",
    "4000, 0.025, 1.960557228793733721",
    "4000, 1e-12, 7.0567391926937025809",
    "250, 1e-30, 13.165655176861179328",
    "50, 0.3, 0.52776045270659748741",
    "20, 0.4, 0.25674275385450191918",
    "20, 0.9, -1.3253407069850464795"
  })
  void isExact(double freedom, double probability, double expected) {
    assertThat(StudentQuantile.upper(freedom, probability))
        .isCloseTo(expected, withinPercentage(1e-11));
  }

  @ParameterizedTest
  @CsvSource({"1, 0.025", "2, 0.001", "3.84, 0.025", "0.5, 0.01", "30, 1e-12"})
  void searchesWhereTheExpansionDoesNotReach(double freedom, double probability) {
    double quantile = StudentQuantile.upper(freedom, probability);
    assertThat(TDistribution.of(freedom).survivalProbability(quantile))
        .isCloseTo(probability, withinPercentage(1e-7));
  }

  @Test
  void isNormalWithEndlessFreedom() {
    assertThat(StudentQuantile.upper(Double.POSITIVE_INFINITY, 0.025))
        .isEqualTo(StandardNormal.upperQuantile(0.025));
  }

  @Test
  void isZeroInTheMiddle() {
    assertThat(StudentQuantile.upper(10, 0.5)).isZero();
  }
}
