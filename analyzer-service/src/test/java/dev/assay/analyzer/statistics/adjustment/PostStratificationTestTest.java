package dev.assay.analyzer.statistics.adjustment;

import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.WelchTTest;
import dev.assay.schemas.summary.QuantileSketch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures: mpmath, 40 digits. */
class PostStratificationTestTest {

  private static final PostStratificationTest TEST = PostStratificationTest.withDefaults();
  private static final Stratum SMALL = new Stratum(Sample.of(10, 3, 2), Sample.of(20, 4, 3));
  private static final Stratum LARGE = new Stratum(Sample.of(30, 8, 5), Sample.of(25, 8.5, 4));
  private static final Sample NOBODY = Sample.of(0, Double.NaN, Double.NaN);

  @Test
  void weighsStrataByTheirUnits() {
    Difference difference = TEST.test(List.of(SMALL, LARGE)).orElseThrow();
    assertThat(difference.value()).isCloseTo(0.6764705882352942, relative(1));
    assertThat(difference.standardError()).isCloseTo(0.4246988212980999, relative(1));
    assertThat(difference.degreesOfFreedom()).isCloseTo(73.56529615400622, relative(70));
    assertThat(difference.pValue()).isCloseTo(0.11548763722534447, relative(1));
    assertThat(
            TEST.with(Alternative.GREATER)
                .with(new ConfidenceLevel(0.1))
                .test(List.of(SMALL, LARGE))
                .orElseThrow()
                .pValue())
        .isCloseTo(0.11548763722534447 / 2, relative(1));
  }

  @Test
  void oneStratumIsWelch() {
    assertThat(TEST.test(List.of(LARGE)))
        .isEqualTo(WelchTTest.withDefaults().test(LARGE.control(), LARGE.treatment()));
    assertThat(TEST.test(List.of(LARGE, new Stratum(NOBODY, NOBODY))))
        .isEqualTo(TEST.test(List.of(LARGE)));
  }

  @Test
  void refusesStrataThatCannotBeCompared() {
    assertThat(TEST.test(List.of(LARGE, new Stratum(NOBODY, SMALL.treatment()))))
        .isEqualTo(new Undefined<>(Reason.STRATUM_WITHOUT_ARM));
    assertThat(TEST.test(List.of(LARGE, new Stratum(SMALL.control(), NOBODY))))
        .isEqualTo(new Undefined<>(Reason.STRATUM_WITHOUT_ARM));
    assertThat(TEST.test(List.of(LARGE, new Stratum(SMALL.control(), Sample.of(1, 3, Double.NaN)))))
        .isEqualTo(new Undefined<>(Reason.TOO_FEW_UNITS));
    assertThat(TEST.test(List.of())).isEqualTo(new Undefined<>(Reason.NO_OBSERVATIONS));
    Stratum constant = new Stratum(Sample.of(5, 1, 0), Sample.of(5, 2, 0));
    assertThat(TEST.test(List.of(constant))).isEqualTo(new Undefined<>(Reason.ZERO_VARIANCE));
    assertThat(TEST.test(List.of(constant, LARGE)).isDefined()).isTrue();
  }

  @Test
  void meansOfATrillionKeepASmallDifference() {
    Stratum far = new Stratum(Sample.of(1000, 1e12, 1), new Sample(1000, 1e12, 0.1, 1));
    Stratum near = new Stratum(Sample.of(500, 3, 1), Sample.of(500, 3.4, 1));
    assertThat(TEST.test(List.of(far, near)).orElseThrow().value()).isCloseTo(0.2, relative(1));
  }

  @Test
  void aCapIsOneQuantileOfAllArms() {
    QuantileSketch control = new QuantileSketch();
    QuantileSketch treatment = new QuantileSketch();
    for (int i = 1; i <= 100; i++) {
      control.add(i);
      treatment.add(100 + i);
    }
    assertThat(WinsorCap.of(0.95, control, treatment).orElseThrow())
        .isCloseTo(190.05, within(1e-9));
    assertThat(WinsorCap.of(0.96, control, treatment))
        .isEqualTo(new Undefined<>(Reason.TOO_FEW_VALUES));
    assertThat(WinsorCap.of(0.5)).isEqualTo(new Undefined<>(Reason.TOO_FEW_VALUES));
    assertThatThrownBy(() -> WinsorCap.of(1, control))
        .hasMessage("quantile is 1.0; allowed is above 0, below 1");
    assertThatThrownBy(() -> WinsorCap.of(0, control))
        .hasMessage("quantile is 0.0; allowed is above 0, below 1");
  }
}
