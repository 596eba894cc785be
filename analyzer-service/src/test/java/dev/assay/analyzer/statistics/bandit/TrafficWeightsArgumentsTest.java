package dev.assay.analyzer.statistics.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficWeightsArgumentsTest {

  private static final TrafficWeights WEIGHTS = TrafficWeights.withDefaults();

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void theFloorIsAShare(double floor) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEIGHTS.withFloor(floor))
        .withMessage("floor is " + floor + "; allowed is from 0 to 1");
  }

  @Test
  void theFloorsLeaveSomething() {
    assertThatThrownBy(() -> WEIGHTS.withFloor(0.51).of(List.of(0.5, 0.5)))
        .hasMessage("floor is 0.51; allowed is from 0 to 1 over the number of arms, 2");
    assertThat(WEIGHTS.withFloor(0.5).of(List.of(0.1, 0.9))).containsExactly(0.5, 0.5);
    assertThat(WEIGHTS.withFloor(1).of(List.of(1.0))).containsExactly(1.0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
  void chancesAreShares(double chance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WEIGHTS.of(List.of(chance, 0.5)))
        .withMessage("prob_best is " + chance + "; allowed is from 0 to 1");
  }

  @Test
  void chancesSumToOne() {
    assertThatThrownBy(() -> WEIGHTS.of(List.of(0.5, 0.25)))
        .hasMessage("prob_best sums to 0.75; allowed is a sum of 1");
    assertThatThrownBy(() -> WEIGHTS.of(List.of())).hasMessageContaining("sums to 0.0");
    assertThat(WEIGHTS.of(List.of(0.25, 0.7500005))).hasSize(2);
  }
}
