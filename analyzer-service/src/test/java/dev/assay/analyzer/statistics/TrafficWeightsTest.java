package dev.assay.analyzer.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.bandit.TrafficWeights;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TrafficWeightsTest {

  private static final TrafficWeights THOMPSON = TrafficWeights.withDefaults();

  @Test
  void followsTheChances() {
    assertThat(THOMPSON.of(List.of(0.25, 0.75))).containsExactly(0.25, 0.75);
    List<Double> kept = THOMPSON.withFloor(0.1).of(List.of(0.0, 1.0));
    assertThat(kept.get(0)).isCloseTo(0.1, within(1e-15));
    assertThat(kept.get(1)).isCloseTo(0.9, within(1e-15));
  }

  /** By hand: 0.5 * 0.5 + 0.5 * (0.3 * 0.5 / 0.7 + 0.2 * 0.5 / 0.8) = 0.41964286. */
  @Test
  void givesHalfToTheSecond() {
    List<Double> weights = THOMPSON.topTwo().of(List.of(0.5, 0.3, 0.2));
    assertThat(weights.get(0)).isCloseTo(0.25 + 0.5 * (0.15 / 0.7 + 0.1 / 0.8), within(1e-15));
    assertThat(weights.get(1)).isCloseTo(0.15 + 0.5 * (0.15 / 0.5 + 0.06 / 0.8), within(1e-15));
  }

  @Test
  void holdsWhereOneIsCertain() {
    assertThat(THOMPSON.topTwo().of(List.of(1.0, 0.0, 0.0))).containsExactly(0.5, 0.25, 0.25);
    List<Double> weights = THOMPSON.topTwo().of(List.of(1.0, 1e-200, 3e-200));
    assertThat(weights.get(1)).isCloseTo(0.125, within(1e-15));
    assertThat(THOMPSON.topTwo().of(List.of(1.0))).containsExactly(1.0);
  }

  @Property(tries = 300)
  void sumsToOne(
      @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = 0.01, max = 1) Double> sizes,
      @ForAll @DoubleRange(min = 0, max = 1) double share) {
    double sum = sizes.stream().mapToDouble(Double::doubleValue).sum();
    List<Double> best = sizes.stream().map(size -> size / sum).toList();
    double floor = share / sizes.size() * 0.999;
    List<Double> weights = THOMPSON.topTwo().withFloor(floor).of(best);
    assertThat(weights.stream().mapToDouble(Double::doubleValue).reduce(0, Double::sum)).isOne();
    assertThat(weights).allMatch(weight -> weight >= floor);
  }

  @Test
  void saysWhatIsAllowed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> THOMPSON.withFloor(0.6).of(List.of(0.5, 0.5)))
        .withMessage("floor is 0.6; allowed is from 0 to 1 over the number of arms, 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> THOMPSON.of(List.of(0.5, 0.6)))
        .withMessage("prob_best sums to 1.1; allowed is a sum of 1");
  }
}
