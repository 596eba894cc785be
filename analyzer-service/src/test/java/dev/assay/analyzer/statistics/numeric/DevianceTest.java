package dev.assay.analyzer.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevianceTest {

  /** mpmath, 50 digits; 11 of 9 and 9 of 11 are where the series ends. */
  @ParameterizedTest
  @CsvSource({
    "3, 2, 0.21639532432449314593",
    "2, 3, 0.18906978378367123604",
    "1000001, 1000000, 4.9999983333341666662e-7",
    "1001, 1000, 0.00049983341661669997621",
    "12, 10, 0.18785868152745551454",
    "13, 10, 0.41073543807738367646",
    "0.001, 5, 4.9904828068085837626",
    "5, 0.001, 37.586965957081187133",
    "11, 9, 0.20737765008366277399",
    "9, 11, 0.19396374084063954856",
    "120, 100, 1.8785868152745551454",
    "125, 100, 2.8929439142762194708",
    "80, 100, 2.1485158948632195387"
  })
  void measuresTheDistanceFromTheMean(double x, double mean, double deviance) {
    assertThat(Deviance.of(x, mean, x - mean)).isCloseTo(deviance, withinPercentage(1e-12));
  }

  @Test
  void isNothingAtTheMean() {
    assertThat(Deviance.of(7, 7, 0)).isZero();
  }

  /** With {@code x} so large that the difference would be 0: {@code d^2 / (2 m)}. */
  @Test
  void takesTheCallersDifference() {
    assertThat(Deviance.of(1e18, 1e18, 1)).isCloseTo(5e-19, withinPercentage(1e-12));
  }
}
