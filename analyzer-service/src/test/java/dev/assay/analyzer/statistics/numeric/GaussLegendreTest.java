package dev.assay.analyzer.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussLegendreTest {

  private static GaussLegendre rule(int order) {
    return order == 8 ? GaussLegendre.ORDER_8 : GaussLegendre.ORDER_16;
  }

  /** mpmath, 50 digits. */
  @Test
  void hasTheNodesAndWeightsOfTheTables() {
    GaussLegendre eight = GaussLegendre.ORDER_8;
    assertThat(eight.node(0)).isCloseTo(-0.9602898564975363, within(1e-14));
    assertThat(eight.node(2)).isCloseTo(-0.525532409916329, within(1e-14));
    assertThat(eight.node(7)).isCloseTo(0.9602898564975363, within(1e-14));
    assertThat(eight.weight(0)).isCloseTo(0.10122853629037626, within(1e-14));
    assertThat(eight.weight(5)).isCloseTo(0.3137066458778873, within(1e-14));
    GaussLegendre sixteen = GaussLegendre.ORDER_16;
    assertThat(sixteen.node(1)).isCloseTo(-0.9445750230732326, within(1e-14));
    assertThat(sixteen.weight(1)).isCloseTo(0.062253523938647894, within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void integratesPowersExactly(int order) {
    GaussLegendre rule = rule(order);
    assertThat(rule.order()).isEqualTo(order);
    for (int power = 0; power < 2 * order; power++) {
      double sum = 0;
      for (int i = 0; i < order; i++) {
        sum += rule.weight(i) * Math.pow(rule.node(i), power);
      }
      assertThat(sum).isCloseTo(power % 2 == 0 ? 2.0 / (power + 1) : 0, within(1e-14));
    }
  }

  /** {@code int_{-1}^x t^k dt = (x^{k+1} + (-1)^k) / (k + 1)}, on a panel of the half width 3. */
  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void integratesUpToEachNode(int order) {
    GaussLegendre rule = rule(order);
    for (int power = 0; power < order; power++) {
      double[] values = new double[order + 2];
      for (int i = 0; i < order; i++) {
        values[i + 1] = Math.pow(rule.node(i), power);
      }
      double[] integrals = new double[order + 2];
      Arrays.fill(integrals, 7);
      rule.accumulate(values, 3, integrals, 1);
      for (int i = 0; i < order; i++) {
        double expected =
            3 * (Math.pow(rule.node(i), power + 1) + (power % 2 == 0 ? 1 : -1)) / (power + 1);
        assertThat(integrals[i + 1]).isCloseTo(expected, within(1e-13));
      }
      assertThat(integrals[0]).isEqualTo(7);
      assertThat(integrals[order + 1]).isEqualTo(7);
    }
  }
}
