package dev.assay.analyzer.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromiseTest {

  @Test
  void aBandHoldsAsItStands() {
    Promise promise = Promise.between(0.045, 0.055);
    assertThat(promise.isKept(0.045, 0)).isTrue();
    assertThat(promise.isKept(0.055, 0)).isTrue();
    assertThat(promise.isKept(0.0449, 1)).isFalse();
    assertThat(promise.isKept(0.0551, 1)).isFalse();
    assertThat(promise).hasToString("4.50 to 5.50 %");
  }

  @Test
  void aLimitAllowsTheSimulationTwoStandardErrors() {
    Promise most = Promise.atMost(0.05);
    assertThat(most.isKept(0.05, 0)).isTrue();
    assertThat(most.isKept(0.0501, 0)).isFalse();
    assertThat(most.isKept(0.0539, 0.002)).isTrue();
    assertThat(most.isKept(0.0541, 0.002)).isFalse();
    assertThat(most).hasToString("at most 5.00 %");
    Promise least = Promise.atLeast(0.95);
    assertThat(least.isKept(0.95, 0)).isTrue();
    assertThat(least.isKept(0.9461, 0.002)).isTrue();
    assertThat(least.isKept(0.9459, 0.002)).isFalse();
    assertThat(least).hasToString("at least 95.00 %");
  }

  @Test
  void nothingFoundKeepsNothing() {
    assertThat(Promise.between(0, 1).isKept(Double.NaN, Double.NaN)).isFalse();
    assertThat(Promise.atMost(1).isKept(Double.NaN, Double.NaN)).isFalse();
  }

  @Test
  void percentagesHaveNoNegativeZero() {
    assertThat(Promise.percent(-0.00001)).isEqualTo("0.00");
    assertThat(Promise.percent(-0.0123)).isEqualTo("-1.23");
    assertThat(Promise.within(0.01, 0.8)).hasToString("79.00 to 81.00 %");
  }
}
