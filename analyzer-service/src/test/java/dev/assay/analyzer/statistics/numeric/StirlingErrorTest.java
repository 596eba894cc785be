package dev.assay.analyzer.statistics.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StirlingErrorTest {

  /** mpmath, 50 digits. */
  @ParameterizedTest
  @CsvSource({
    "0.001, 2.5422704679670945518",
    "0.5, 0.15342640972002734529",
    "1, 0.08106146679532725822",
    "3.25, 0.025562157964525794126",
    "15.9, 0.005240399880756108289",
    "16, 0.0052076559196096404407",
    "40, 0.0020832899383024217487",
    "1e6, 8.3333333333330555556e-8",
    "1e12, 8.3333333333333333333e-14"
  })
  void isWhatStirlingsFormulaLeavesOut(double x, double error) {
    assertThat(StirlingError.of(x)).isCloseTo(error, withinPercentage(1e-10));
  }
}
