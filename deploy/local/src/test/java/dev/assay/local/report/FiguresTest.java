package dev.assay.local.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import org.junit.jupiter.api.Test;

final class FiguresTest {
  @Test
  void numbersHaveFourSignificantDigits() {
    assertThat(Figures.number(0)).isEqualTo("0");
    assertThat(Figures.number(12345)).isEqualTo("12,345");
    assertThat(Figures.number(12345.678)).isEqualTo("12,346");
    assertThat(Figures.number(812.25)).isEqualTo("812.3");
    assertThat(Figures.number(-0.0123456)).isEqualTo("-0.01235");
    assertThat(Figures.number(Double.NaN)).isEqualTo("-");
  }

  @Test
  void whatIsAbsentIsADash() {
    assertThat(Figures.number(NullNode.instance)).isEqualTo("-");
    assertThat(Figures.count(NullNode.instance)).isEqualTo("-");
    assertThat(Figures.signedPercent(NullNode.instance)).isEqualTo("-");
    assertThat(Figures.probability(NullNode.instance)).isEqualTo("-");
  }

  @Test
  void aTinyProbabilityIsNotZero() {
    assertThat(Figures.probability(DoubleNode.valueOf(1e-9))).isEqualTo("<0.0001");
    assertThat(Figures.probability(DoubleNode.valueOf(0.05))).isEqualTo("0.0500");
  }
}
