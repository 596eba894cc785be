package dev.assay.analyzer.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.planning.PlannedMetric.Role;
import org.junit.jupiter.api.Test;

class PlannedMetricTest {

  /** Squares of 3, and {@code k = 1 + 0.5} where a lower mean is better: {@code 1.5^2 * 9}. */
  @Test
  void oneUnitAddsItsVariance() {
    assertThat(PlannedMetric.mean(3, -0.5)).isEqualTo(new PlannedMetric(Role.SUCCESS, 9, 9, -0.5));
    assertThat(PlannedMetric.guardedMean(3, 0.5))
        .isEqualTo(new PlannedMetric(Role.GUARDRAIL, 9, 9, 0.5));
    assertThat(PlannedMetric.guardedMean(-8, 3, 0.5, Direction.HIGHER_IS_BETTER))
        .isEqualTo(new PlannedMetric(Role.GUARDRAIL, 20.25, 9, 4));
    assertThat(PlannedMetric.guardedMean(8, 3, 0.5, Direction.HIGHER_IS_BETTER))
        .isEqualTo(new PlannedMetric(Role.GUARDRAIL, 2.25, 9, 4));
    assertThat(PlannedMetric.guardedMean(8, 3, 0.5, Direction.LOWER_IS_BETTER))
        .isEqualTo(new PlannedMetric(Role.GUARDRAIL, 20.25, 9, 4));
    assertThat(PlannedMetric.proportion(0.5, 0.25))
        .isEqualTo(new PlannedMetric(Role.SUCCESS, 0.25, 0.1875, 0.25));
    assertThat(PlannedMetric.guardedProportion(0.5, 0.5, Direction.LOWER_IS_BETTER))
        .isEqualTo(new PlannedMetric(Role.GUARDRAIL, 0.5625, 0.25, 0.25));
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatThrownBy(() -> new PlannedMetric(Role.SUCCESS, -1, 1, 1))
        .hasMessage("variance_control is -1.0; allowed is at least 0");
    assertThatThrownBy(() -> new PlannedMetric(Role.SUCCESS, 1, Double.NaN, 1))
        .hasMessage("variance_treatment is NaN; allowed is at least 0");
    assertThatThrownBy(() -> new PlannedMetric(Role.SUCCESS, 1, 1, 0))
        .hasMessage("distance is 0.0; allowed is any but 0");
  }

  /** Whether or not the standard deviations leave an answer. */
  @Test
  void argumentsAreCheckedFirst() {
    MeanPlan unequal = MeanPlan.withDefaults(1, 2);
    assertThatThrownBy(() -> unequal.sampleSizeStudent(0, 1))
        .hasMessage("delta is 0.0; allowed is any but 0");
    assertThatThrownBy(() -> unequal.sampleSizeStudent(1, 0))
        .hasMessage("allocation_ratio is 0.0; allowed is above 0");
  }
}
