package dev.assay.analyzer.statistics.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.QuantileSketch;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantileTestTest {

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
      GroupedQuantiles control = arm(random, units, events, run);
      GroupedQuantiles treatment = arm(random, units, events, run);
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

  /** Source: {@code sqrt(q (1 - q) / n) / f}, with density 1. */
  @Test
  void independentValuesHaveTheVarianceOfAnOrderStatistic() {
    GroupedQuantiles values = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    Random random = new Random(1);
    for (int unit = 0; unit < 200_000; unit++) {
      values.groupOf("unit" + unit).add(random.nextDouble());
    }
    Estimate estimate = QuantileTest.withDefaults().with(0.3).estimate(values).orElseThrow();

    // sqrt(0.3 * 0.7 / 200,000), with the spread of a variance of 15 degrees of freedom.
    assertThat(estimate.value()).isCloseTo(0.3, within(4 * 0.00102));
    assertThat(estimate.standardError()).isCloseTo(0.00102, within(0.0006));
    assertThat(estimate.degreesOfFreedom()).isEqualTo(15);
  }

  @Test
  void equalValuesHaveNoVariance() {
    for (double value : new double[] {0, 7, -7}) {
      GroupedQuantiles values = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
      for (int unit = 0; unit < 500; unit++) {
        values.groupOf("unit" + unit).add(value);
      }
      Estimate estimate = QuantileTest.withDefaults().estimate(values).orElseThrow();

      assertThat(estimate.value()).isCloseTo(value, within(1e-11));
      assertThat(estimate.standardError()).isCloseTo(0, within(1e-11));
    }
  }

  @Test
  void aChangeOfTheUnitChangesTheUnitOnly() {
    GroupedQuantiles values = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    GroupedQuantiles scaled = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    Random random = new Random(2);
    for (int unit = 0; unit < 3000; unit++) {
      double value = random.nextGaussian();
      values.groupOf("unit" + unit).add(value);
      scaled.groupOf("unit" + unit).add(1024 * value);
    }
    Estimate one = QuantileTest.withDefaults().with(0.9).estimate(values).orElseThrow();
    Estimate other = QuantileTest.withDefaults().with(0.9).estimate(scaled).orElseThrow();

    assertThat(other.value()).isCloseTo(1024 * one.value(), within(1e-6));
    assertThat(other.standardError()).isCloseTo(1024 * one.standardError(), within(1e-6));
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatThrownBy(() -> QuantileTest.withDefaults().with(1))
        .hasMessage("q is 1.0; allowed is above 0, below 1");
  }

  @Test
  void needsGroups() {
    GroupedQuantiles few = GroupedQuantiles.empty(4);
    for (int unit = 0; unit < 1000; unit++) {
      few.groupOf("unit" + unit).add(unit);
    }
    assertThat(QuantileTest.withDefaults().estimate(few))
        .isEqualTo(new Undefined<>(Undefined.Reason.TOO_FEW_GROUPS));
  }

  @Test
  void needsValuesOnBothSides() {
    GroupedQuantiles values = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    for (int unit = 0; unit < 500; unit++) {
      values.groupOf("unit" + unit).add(unit);
    }
    assertThat(QuantileTest.withDefaults().with(0.99).estimate(values))
        .isEqualTo(new Undefined<>(Undefined.Reason.TOO_FEW_VALUES));
    assertThat(QuantileTest.withDefaults().with(0.9).estimate(values).isDefined()).isTrue();
  }

  @Test
  void leavesEmptyGroupsOut() {
    GroupedQuantiles values = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    GroupedQuantiles all = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    for (int unit = 0; unit < 4000; unit++) {
      all.groupOf("unit" + unit).add(unit);
      if (all.groupOf("unit" + unit) != all.groupOf("unit0")) {
        values.groupOf("unit" + unit).add(unit);
      }
    }
    Estimate estimate = QuantileTest.withDefaults().estimate(values).orElseThrow();
    assertThat(estimate.degreesOfFreedom()).isEqualTo(GroupedQuantiles.GROUPS - 2);
  }

  private static GroupedQuantiles arm(Random random, int units, int events, int run) {
    GroupedQuantiles values = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    for (int unit = 0; unit < units; unit++) {
      double own = random.nextGaussian();
      QuantileSketch sketch = values.groupOf("unit-" + run + "-" + unit);
      for (int event = 0; event < events; event++) {
        sketch.add(1000 * Math.exp(0.3 * (own + random.nextGaussian())));
      }
    }
    return values;
  }
}
