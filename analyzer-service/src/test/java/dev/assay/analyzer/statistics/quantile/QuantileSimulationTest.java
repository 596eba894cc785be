package dev.assay.analyzer.statistics.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.schemas.summary.GroupedQuantiles;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileSimulationTest {

  /**
   * Intervals of 95 % for the difference of two equal arms: units with 20 log-normal values each
   * that share half of their variance. The band is what so many runs of exact intervals keep to,
   * three standard errors on either side. Seen over several seeds, at the quantiles 0.5, 0.9, 0.95
   * and 0.99: 0.947, 0.948, 0.949, 0.958 at 400 units an arm (5,000 runs); 0.956, 0.949, 0.947,
   * 0.949 at 2,000 (3,600 runs); 0.952, 0.948, 0.951, 0.946 at 20,000 (2,150 runs).
   */
  @ParameterizedTest
  @CsvSource({"400, 20, 400", "2000, 20, 150", "20000, 20, 15", "1000, 3, 400"})
  void coversAsOftenAsItSays(int units, int events, int runs) {
    Random random = new Random(20_260_101);
    double[] quantiles = {0.5, 0.9, 0.95, 0.99};
    int[] covered = new int[quantiles.length];
    for (int run = 0; run < runs; run++) {
      GroupedQuantiles control = QuantileTestTest.arm(random, units, events, run);
      GroupedQuantiles treatment = QuantileTestTest.arm(random, units, events, run);
      for (int i = 0; i < quantiles.length; i++) {
        Difference difference =
            QuantileTest.withDefaults().with(quantiles[i]).test(control, treatment).orElseThrow();
        covered[i] += difference.interval().contains(0) ? 1 : 0;
      }
    }
    for (int i = 0; i < quantiles.length; i++) {
      assertThat((double) covered[i] / runs)
          .as("coverage at %s of %s units", quantiles[i], units)
          .isCloseTo(0.95, within(3 * Math.sqrt(0.95 * 0.05 / runs)));
    }
  }
}
