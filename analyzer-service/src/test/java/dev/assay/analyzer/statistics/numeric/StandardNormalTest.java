package dev.assay.analyzer.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardNormalTest {

  /** mpmath, 50 digits. */
  @ParameterizedTest
  @CsvSource({
    "-5, 5.0000000534616553383, 1.4867195147342977079e-6, 0.99999971334842812081",
    "-1, 1.0833154705876862984, 0.2419707245191433498, 0.84134474606854294859",
    "0, 0.39894228040143267794, 0.39894228040143267794, 0.5",
    "1, 0.083315470587686298383, 0.2419707245191433498, 0.15865525393145705141",
    "3.9999, 7.148426225829336091e-6, 0.00013388376789361819114, 0.000031684627532635529649",
    "4, 7.145258432405666759e-6, 0.00013383022576488535177, 0.000031671241833119921254",
    "4.5, 6.9421204562020262682e-7, 0.000015983741106905474434, 3.3976731247300604017e-6",
    "10, 7.4745602545893280366e-25, 7.6945986267064193463e-23, 7.619853024160526066e-24",
    "30, 1.6319567340914011894e-199, 1.473646134878547519e-196, 4.9067139271481870595e-198",
    "37, 1.5451991905122024593e-301, 2.1200065515246056269e-298, 5.7255712225245768227e-300"
  })
  void isExactFarOut(double z, double loss, double density, double survival) {
    assertThat(StandardNormal.unitLoss(z)).isCloseTo(loss, withinPercentage(2e-10));
    assertThat(StandardNormal.density(z)).isCloseTo(density, withinPercentage(1e-12));
    assertThat(StandardNormal.survival(z)).isCloseTo(survival, withinPercentage(1e-10));
    assertThat(StandardNormal.cumulative(-z)).isCloseTo(survival, withinPercentage(1e-10));
    if (z >= 0) {
      assertThat(StandardNormal.upperQuantile(survival)).isCloseTo(z, within(1e-12));
    }
  }

  /** At 30.1 the square's rounding alone would cost 5e-14. */
  @Test
  void theDensityKeepsWhatTheSquareLoses() {
    double z = 30.1;
    assertThat(StandardNormal.density(z))
        .isCloseTo(7.300259384280611e-198, withinPercentage(5e-14));
  }

  @Test
  void theDensityEndsInZero() {
    assertThat(StandardNormal.density(1e200)).isZero();
    assertThat(StandardNormal.density(Double.NEGATIVE_INFINITY)).isZero();
  }
}
