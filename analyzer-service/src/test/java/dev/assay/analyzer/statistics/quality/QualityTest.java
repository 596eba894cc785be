package dev.assay.analyzer.statistics.quality;

import static dev.assay.analyzer.statistics.Near.loosely;
import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.quality.SampleRatioTest.Arm;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures: mpmath, 40 digits. */
class QualityTest {

  @Test
  void aTrillionUnitsKeepTheirDeviation() {
    SampleRatio two = test(new Arm(500_000_500_000L, 0.5), new Arm(499_999_500_000L, 0.5));
    assertThat(two.chiSquare()).isCloseTo(1, relative(1));
    assertThat(two.degreesOfFreedom()).isEqualTo(1);
    assertThat(two.pValue()).isCloseTo(0.3173105078629141, relative(1));
    SampleRatio three =
        test(
            new Arm(100_000_300_000L, 0.1),
            new Arm(200_000_100_000L, 0.2),
            new Arm(699_999_600_000L, 0.7));
    assertThat(three.chiSquare()).isCloseTo(1.1785714284762665, relative(1));
    assertThat(three.degreesOfFreedom()).isEqualTo(2);
    assertThat(three.pValue()).isCloseTo(0.5547233742651226, relative(1));
  }

  @Test
  void farTailsKeepTheirDigits() {
    double expected = 1.7958327848007262e-219;
    assertThat(test(new Arm(1000, 1), new Arm(0, 1)).pValue())
        .isCloseTo(expected, loosely(expected));
  }

  @Test
  void armsWithoutTrafficStayEmpty() {
    assertThat(test(new Arm(510, 1), new Arm(0, 0), new Arm(490, 1)))
        .isEqualTo(test(new Arm(510, 1), new Arm(490, 1)));
    assertThat(SampleRatioTest.test(List.of(new Arm(1, 1), new Arm(1, 0), new Arm(1, 1))))
        .isEqualTo(new Undefined<>(Reason.UNITS_WITHOUT_TRAFFIC));
    assertThat(SampleRatioTest.test(List.of(new Arm(5, 1), new Arm(0, 0))))
        .isEqualTo(new Undefined<>(Reason.TOO_FEW_ARMS));
    assertThat(SampleRatioTest.test(List.of(new Arm(0, 1), new Arm(0, 1))))
        .isEqualTo(new Undefined<>(Reason.NO_OBSERVATIONS));
    assertThat(SampleRatioTest.test(List.of(new Arm(0, 1), new Arm(1, 1))).isDefined()).isTrue();
  }

  @Property
  void onlyTheRatioOfTheWeightsMatters(
      @ForAll @IntRange(max = 1000) int a,
      @ForAll @IntRange(min = 1, max = 1000) int b,
      @ForAll @IntRange(min = -10, max = 10) int exponent) {
    double factor = Math.pow(2, exponent);
    assertThat(test(new Arm(a, 3 * factor), new Arm(b, factor)))
        .isEqualTo(test(new Arm(a, 3), new Arm(b, 1)));
  }

  @Test
  void armsAreChecked() {
    assertThatThrownBy(() -> new Arm(-1, 1)).hasMessage("units is -1; allowed is at least 0");
    assertThatThrownBy(() -> new Arm(1, -1))
        .hasMessage("weight is -1.0; allowed is at least 0 and finite");
    assertThatThrownBy(() -> new Arm(1, Double.POSITIVE_INFINITY))
        .hasMessage("weight is Infinity; allowed is at least 0 and finite");
  }

  @Test
  void crossoversAreComparedWithWhatIsTolerated() {
    ConfidenceLevel level = ConfidenceLevel.DEFAULT;
    Crossovers some = Crossovers.test(12, 10_000, 0.001, level).orElseThrow();
    assertThat(some.rate()).isEqualTo(0.0012);
    assertThat(some.pValue()).isCloseTo(0.30316693332507083, relative(1));
    assertThat(some.interval().contains(0.0012)).isTrue();
    assertThat(Crossovers.test(0, 10, 0.001, level).orElseThrow().pValue()).isEqualTo(1);
    assertThat(Crossovers.test(0, 0, 0.001, level))
        .isEqualTo(new Undefined<>(Reason.NO_OBSERVATIONS));
  }

  private static SampleRatio test(Arm... arms) {
    return SampleRatioTest.test(List.of(arms)).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void thePriorsUnitsAreAboveZeroAndFinite(double units) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SequentialSampleRatioTest.withDefaults().with(units))
        .withMessage("concentration is " + units + "; allowed is above 0 and finite");
  }

  @Test
  void armsWithoutTrafficCannotBeTested() {
    SequentialSampleRatioTest test = SequentialSampleRatioTest.withDefaults();
    SampleRatioTest.Arm open = new SampleRatioTest.Arm(100, 1);
    assertThat(test.test(List.of(open, new SampleRatioTest.Arm(1, 0))))
        .isEqualTo(Answer.undefined(Reason.UNITS_WITHOUT_TRAFFIC));
    assertThat(test.test(List.of(open, new SampleRatioTest.Arm(0, 0))))
        .isEqualTo(Answer.undefined(Reason.TOO_FEW_ARMS));
    assertThat(test.test(List.of(open, new SampleRatioTest.Arm(0, 0), open)))
        .isEqualTo(test.test(List.of(open, open)));
  }
}
