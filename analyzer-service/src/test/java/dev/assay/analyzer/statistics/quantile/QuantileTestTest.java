package dev.assay.analyzer.statistics.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.QuantileSketch;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuantileTestTest {

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

  /** All groups hold the same two values, so that each has half of them below any middle. */
  @Test
  void equalGroupsHaveNoVariance() {
    GroupedQuantiles values = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    Set<QuantileSketch> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (int unit = 0; seen.size() < GroupedQuantiles.GROUPS; unit++) {
      QuantileSketch group = values.groupOf("unit" + unit);
      if (seen.add(group)) {
        group.add(-1);
        group.add(1);
      }
    }
    Estimate estimate = QuantileTest.withDefaults().estimate(values).orElseThrow();

    assertThat(estimate).isEqualTo(new Estimate(estimate.value(), 0, 15));
    assertThat(estimate.value()).isBetween(-1.0, 1.0);
  }

  @Test
  void theLevelWidensTheInterval() {
    Random random = new Random(3);
    GroupedQuantiles control = arm(random, 400, 20, 1);
    GroupedQuantiles treatment = arm(random, 400, 20, 2);
    Difference usual = QuantileTest.withDefaults().test(control, treatment).orElseThrow();
    Difference wide =
        QuantileTest.withDefaults()
            .with(new ConfidenceLevel(0.01))
            .test(control, treatment)
            .orElseThrow();

    assertThat(wide.interval().low()).isLessThan(usual.interval().low());
    assertThat(wide.interval().high()).isGreaterThan(usual.interval().high());
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

  /** More partitions than groups are wanted: each has one. */
  @Test
  void takesAsManyGroupsAsThereAre() {
    GroupedQuantiles values = GroupedQuantiles.empty(40);
    Random random = new Random(4);
    for (int unit = 0; unit < 40_000; unit++) {
      values.groupOf("unit" + unit).add(random.nextDouble());
    }
    Estimate estimate = QuantileTest.withDefaults().estimate(values).orElseThrow();

    // sqrt(0.25 / 40,000), with the spread of a variance of 39 degrees of freedom.
    assertThat(estimate.degreesOfFreedom()).isEqualTo(39);
    assertThat(estimate.value()).isCloseTo(0.5, within(4 * 0.0025));
    assertThat(estimate.standardError()).isCloseTo(0.0025, within(0.001));
  }

  static GroupedQuantiles arm(Random random, int units, int events, int run) {
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
