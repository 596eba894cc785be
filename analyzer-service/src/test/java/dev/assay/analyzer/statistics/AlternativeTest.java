package dev.assay.analyzer.statistics;

import static dev.assay.analyzer.statistics.Alternative.GREATER;
import static dev.assay.analyzer.statistics.Alternative.LESS;
import static dev.assay.analyzer.statistics.Alternative.TWO_SIDED;
import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures: mpmath, 40 digits. */
class AlternativeTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  @Test
  void looksToItsSideOnly() {
    double upper = 0.02275013194817921;
    assertThat(GREATER.pValue(NORMAL, 2)).isCloseTo(upper, relative(upper));
    assertThat(LESS.pValue(NORMAL, -2)).isCloseTo(upper, relative(upper));
    assertThat(TWO_SIDED.pValue(NORMAL, 2)).isCloseTo(2 * upper, relative(upper));
    assertThat(TWO_SIDED.pValue(NORMAL, -2)).isCloseTo(2 * upper, relative(upper));
    assertThat(GREATER.pValue(NORMAL, -2)).isCloseTo(1 - upper, relative(1));
    assertThat(LESS.pValue(NORMAL, 2)).isCloseTo(1 - upper, relative(1));
    assertThat(TWO_SIDED.pValue(NORMAL, 0)).isEqualTo(1);
  }

  @Test
  void leavesOutWhatItDoesNotLookFor() {
    ConfidenceLevel level = new ConfidenceLevel(0.05);
    assertThat(TWO_SIDED.tail(level)).isEqualTo(0.025);
    assertThat(GREATER.tail(level)).isEqualTo(0.05);
    assertThat(LESS.tail(level)).isEqualTo(0.05);
    assertThat(TWO_SIDED.interval(3, 2)).isEqualTo(new Interval(1, 5));
    assertThat(GREATER.interval(3, 2)).isEqualTo(new Interval(1, Double.POSITIVE_INFINITY));
    assertThat(LESS.interval(3, 2)).isEqualTo(new Interval(Double.NEGATIVE_INFINITY, 5));
  }

  /** What the tests rely on: far tails keep their digits at any degrees of freedom. */
  @ParameterizedTest
  @CsvSource({
    "3, 1e-3, 0.49963244748473046",
    "20000, 20, 2.0016041004633356e-88",
    "1999998, 36.76955262170047, 3.5592991335875336e-296",
  })
  void farTailsOfStudentKeepTheirDigits(double freedom, double t, double expected) {
    assertThat(GREATER.pValue(TDistribution.of(freedom), t))
        .isCloseTo(expected, org.assertj.core.api.Assertions.within(1e-10 * expected));
  }

  @Test
  void farTailsOfChiSquareKeepTheirDigits() {
    double expected = 1.7958327848007262e-219;
    assertThat(ChiSquaredDistribution.of(1).survivalProbability(1000))
        .isCloseTo(expected, relative(expected));
  }
}
