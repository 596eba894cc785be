package dev.assay.analyzer.statistics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TestDesignTest {

  @Test
  void hasTheUsualDefaults() {
    assertThat(TestDesign.withDefaults()).isEqualTo(new TestDesign(0.05, Sides.TWO, 0.8));
    assertThat(TestDesign.of(0.1, Sides.ONE)).isEqualTo(new TestDesign(0.1, Sides.ONE, 0.8));
    assertThat(TestDesign.of(0.9, Sides.ONE).power()).isCloseTo(0.95, within(1e-15));
    assertThat(TestDesign.withDefaults().withAlpha(0.01).with(Sides.ONE).withPower(0.9))
        .isEqualTo(new TestDesign(0.01, Sides.ONE, 0.9));
  }

  /** Source: 1.959963984540054 + 0.8416212335729143, normal quantiles from mpmath. */
  @Test
  void addsTheQuantilesOfBothErrors() {
    assertThat(TestDesign.withDefaults().standardErrors())
        .isCloseTo(2.8015852181129683, within(1e-14));
    assertThat(TestDesign.withDefaults().with(Sides.ONE).criticalValue())
        .isCloseTo(1.6448536269514722, within(1e-14));
  }

  @Test
  void saysWhatIsAllowed() {
    TestDesign design = TestDesign.withDefaults();

    assertThatThrownBy(() -> design.withAlpha(0))
        .hasMessage("alpha is 0.0; allowed is above 0, below 1");
    assertThatThrownBy(() -> TestDesign.of(1, Sides.ONE))
        .hasMessage("alpha is 1.0; allowed is above 0, below 1");
    assertThatThrownBy(() -> design.withPower(1))
        .hasMessage("power is 1.0; allowed is above alpha (0.05), below 1");
    assertThatThrownBy(() -> design.withPower(0.05))
        .hasMessage("power is 0.05; allowed is above alpha (0.05), below 1");
    assertThatThrownBy(() -> Sides.of(3)).hasMessage("sides is 3; allowed is 1 or 2");
    assertThatThrownBy(() -> Sides.of(0)).hasMessage("sides is 0; allowed is 1 or 2");
  }
}
