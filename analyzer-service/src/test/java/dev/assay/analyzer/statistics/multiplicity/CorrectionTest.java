package dev.assay.analyzer.statistics.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrectionTest {

  private static final ConfidenceLevel LEVEL = ConfidenceLevel.DEFAULT;

  /** The p values of Benjamini and Hochberg 1995, section 3.2, in which four are alarms. */
  private static final double[] MYOCARDIAL = {
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
    0.6528, 0.7590, 1.0000
  };

  @Test
  void publishedExampleHasFourAlarms() {
    double[] adjusted = Correction.BENJAMINI_HOCHBERG.adjust(MYOCARDIAL);
    assertThat(Arrays.stream(adjusted).filter(p -> p <= 0.05)).hasSize(4);
    assertThat(Arrays.stream(Correction.BONFERRONI.adjust(MYOCARDIAL)).filter(p -> p <= 0.05))
        .hasSize(3);
    assertThat(adjusted[3]).isCloseTo(15 * 0.0095 / 4, within(1e-15));
    assertThat(Correction.BENJAMINI_HOCHBERG.levels(LEVEL, MYOCARDIAL))
        .containsOnly(new ConfidenceLevel(0.05 * 4 / 15));
  }

  @Test
  void levelsFollowTheSteps() {
    double[] p = {0.03, 0.001, 0.5, 0.015};
    assertThat(alphas(Correction.BONFERRONI, p)).containsExactly(0.0125, 0.0125, 0.0125, 0.0125);
    assertThat(alphas(Correction.HOLM, p)).containsExactly(0.05 / 2, 0.05 / 4, 0.05 / 2, 0.05 / 3);
    assertThat(alphas(Correction.BENJAMINI_HOCHBERG, p)).containsOnly(0.05 * 3 / 4);
    assertThat(alphas(Correction.BENJAMINI_HOCHBERG, 0.9, 0.8)).containsOnly(0.025);
    assertThat(alphas(Correction.HOLM, 0.9, 0.8)).containsOnly(0.025);
  }

  @Property
  void intervalsExcludeZeroWhenAdjustedPValuesAreSmall(
      @ForAll("statistics") double[] t,
      @ForAll @DoubleRange(min = 2, max = 200) double freedom,
      @ForAll @DoubleRange(min = 0.01, max = 0.5) double alpha,
      @ForAll Correction correction) {
    TDistribution student = TDistribution.of(freedom);
    double[] p = Arrays.stream(t).map(x -> Alternative.TWO_SIDED.pValue(student, x)).toArray();
    double[] adjusted = correction.adjust(p);
    List<ConfidenceLevel> levels = correction.levels(new ConfidenceLevel(alpha), p);
    for (int i = 0; i < t.length; i++) {
      double half = student.inverseSurvivalProbability(levels.get(i).tail());
      assertThat(Alternative.TWO_SIDED.interval(t[i], half).contains(0))
          .as("%s of %s", i, Arrays.toString(p))
          .isEqualTo(adjusted[i] >= alpha);
    }
  }

  @Property
  void adjustedPValuesAreNoSmallerKeepTheOrderAndAreAtMostBonferronis(
      @ForAll("pValues") double[] p, @ForAll Correction correction) {
    double[] adjusted = correction.adjust(p);
    double[] largest = Correction.BONFERRONI.adjust(p);
    for (int i = 0; i < p.length; i++) {
      assertThat(adjusted[i]).isBetween(p[i], largest[i] * (1 + 1e-14));
      for (int j = 0; j < p.length; j++) {
        if (p[i] <= p[j]) {
          assertThat(adjusted[i]).isLessThanOrEqualTo(adjusted[j]);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Correction.class)
  void oneComparisonNeedsNone(Correction correction) {
    assertThat(correction.adjust(0.04)).containsExactly(0.04);
    assertThat(correction.levels(LEVEL, 0.04)).containsExactly(LEVEL);
    assertThat(correction.adjust()).isEmpty();
    assertThat(correction.levels(LEVEL)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Correction.class)
  void pValuesAreChecked(Correction correction) {
    assertThat(correction.adjust(0, 1)).containsExactly(0, 1);
    assertThatThrownBy(() -> correction.adjust(0.5, 1.1))
        .hasMessage("p value is 1.1; allowed is from 0 to 1");
    assertThatThrownBy(() -> correction.levels(LEVEL, -0.1))
        .hasMessage("p value is -0.1; allowed is from 0 to 1");
    assertThatThrownBy(() -> Holm.adjust(Double.NaN))
        .hasMessage("p value is NaN; allowed is from 0 to 1");
  }

  @Provide
  Arbitrary<double[]> statistics() {
    return Arbitraries.doubles()
        .between(-6, 6)
        .ofScale(6)
        .array(double[].class)
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<double[]> pValues() {
    return Arbitraries.doubles().between(0, 1).ofScale(6).array(double[].class).ofMaxSize(12);
  }

  private static double[] alphas(Correction correction, double... p) {
    return correction.levels(LEVEL, p).stream().mapToDouble(ConfidenceLevel::alpha).toArray();
  }
}
