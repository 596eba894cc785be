package dev.assay.analyzer.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures by scipy's normal distribution. */
class ProjectedPowerTest {

  @Test
  void isThePowerOfATwoSidedTest() {
    assertThat(ProjectedPower.now(0, 0.05)).isCloseTo(0.05, within(1e-12));
    assertThat(ProjectedPower.now(2.801585218, 0.05)).isCloseTo(0.8000009605, within(1e-9));
  }

  @Test
  void startsFromWhatWasSeen() {
    // norm.sf((1.959963984540054 - 1.5 * sqrt(0.5) - 2.8 * 0.5) / sqrt(0.5))
    assertThat(ProjectedPower.inTheEnd(1.5, 0.5, 2.8, 0.05)).isCloseTo(0.7605557310, within(1e-9));
    // norm.sf((1.959963984540054 + 1 * sqrt(0.9) - 2.8 * 0.1) / sqrt(0.1))
    assertThat(ProjectedPower.inTheEnd(-1, 0.9, 2.8, 0.05)).isLessThan(1e-12);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
  void aFractionLiesBetween(double fraction) {
    assertThatThrownBy(() -> ProjectedPower.inTheEnd(1, fraction, 2, 0.05))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("fraction is %s; allowed is above 0, below 1".formatted(fraction));
  }
}
