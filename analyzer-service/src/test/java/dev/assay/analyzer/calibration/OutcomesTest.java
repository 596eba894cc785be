package dev.assay.analyzer.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class OutcomesTest {

  @Test
  void binomialOutcomesAreThoseOfTheDistribution() {
    for (int trials : new int[] {1, 2, 7, 1_000}) {
      for (double probability : new double[] {0.001, 0.05, 0.5, 0.97}) {
        Outcomes outcomes = Outcomes.binomial(trials, probability);
        BinomialDistribution distribution = BinomialDistribution.of(trials, probability);
        for (int x : new int[] {0, 1, trials / 2, trials}) {
          assertThat(outcomes.share(count -> count <= x))
              .isCloseTo(distribution.cumulativeProbability(x), within(1e-13));
        }
      }
    }
  }

  @Test
  void poissonOutcomesAreThoseOfTheDistribution() {
    for (double mean : new double[] {0.5, 10, 400}) {
      Outcomes outcomes = Outcomes.poisson(mean);
      PoissonDistribution distribution = PoissonDistribution.of(mean);
      for (int x : new int[] {0, 9, 410}) {
        assertThat(outcomes.share(count -> count <= x))
            .isCloseTo(distribution.cumulativeProbability(x), within(1e-13));
      }
    }
  }

  @Test
  void twoCountsAreIndependent() {
    Outcomes coin = Outcomes.binomial(1, 0.5);
    Outcomes biased = Outcomes.binomial(1, 0.2);
    assertThat(coin.share(biased, (a, b) -> a == 1 && b == 1)).isCloseTo(0.1, within(1e-15));
    assertThat(coin.share(biased, (a, b) -> a > b)).isCloseTo(0.4, within(1e-15));
  }
}
