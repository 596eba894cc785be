package dev.assay.analyzer.statistics.difference;

import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffectSizeTest {

  /** Figures: mpmath, 40 digits; on both sides of where the series starts, too. */
  @ParameterizedTest
  @CsvSource({
    "2, 0.5641895835477563",
    "3, 0.7236012545582676",
    "4, 0.7978845608028654",
    "10, 0.9227456080530871",
    "78, 0.9903485130532647",
    "79, 0.9904711367894566",
    "80, 0.9905906837045835",
    "81, 0.9907072681672615",
    "82, 0.9908209989472095",
    "10000, 0.9999249978124297",
    "1999999999998, 0.999999999999625",
  })
  void correctionIsExact(long freedom, double expected) {
    EffectSize size = EffectSize.of(Sample.of(2, 0, 4), Sample.of(freedom, 3, 4)).orElseThrow();
    assertThat(size.degreesOfFreedom()).isEqualTo(freedom);
    assertThat(size.pooledStandardDeviation()).isCloseTo(2, relative(1));
    assertThat(size.cohensD()).isCloseTo(1.5, relative(1));
    assertThat(size.correction()).isCloseTo(expected, relative(1));
    assertThat(size.hedgesG()).isEqualTo(size.correction() * size.cohensD());
    assertThat(size.approximateHedgesG())
        .isCloseTo(1.5 * (1 - 3 / (4.0 * freedom - 1)), relative(1));
  }

  @Test
  void poolsByDegreesOfFreedom() {
    EffectSize size = EffectSize.of(Sample.of(3, 1, 2), Sample.of(5, 0, 5)).orElseThrow();
    assertThat(size.pooledStandardDeviation()).isCloseTo(2, relative(1));
    assertThat(size.cohensD()).isCloseTo(-0.5, relative(1));
  }

  @Test
  void needsUnitsAndVariance() {
    Sample one = Sample.of(1, 1, Double.NaN);
    Sample some = Sample.of(5, 1, 2);
    Undefined<EffectSize> few = new Undefined<>(Reason.TOO_FEW_UNITS);
    assertThat(EffectSize.of(one, some)).isEqualTo(few);
    assertThat(EffectSize.of(some, one)).isEqualTo(few);
    assertThat(EffectSize.of(Sample.of(5, 1, 0), Sample.of(5, 2, 0)))
        .isEqualTo(new Undefined<>(Reason.ZERO_VARIANCE));
    assertThat(EffectSize.of(Sample.of(5, 1, 0), some).isDefined()).isTrue();
  }
}
