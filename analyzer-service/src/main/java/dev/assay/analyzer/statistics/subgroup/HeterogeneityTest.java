package dev.assay.analyzer.statistics.subgroup;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.StudentTest;
import dev.assay.analyzer.statistics.multiplicity.Holm;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Cochran's test whether an effect is the same in all slices.
 *
 * <p>{@code Q = sum (d_k - d)^2 / V_k} about the common effect {@code d = sum (d_k / V_k) / sum (1
 * / V_k)}, chi-square with one degree of freedom fewer than slices; {@code I^2 = max(0, (Q - f) /
 * Q)}. Variances count as known, so slices of a few dozen units an arm give p values that are too
 * small. That one slice is significant and another is not does not show that they differ; this test
 * does. Sources: Cochran 1954, Biometrics 10; Higgins and Thompson 2002.
 */
public final class HeterogeneityTest {

  private static final HeterogeneityTest DEFAULT = new HeterogeneityTest(ConfidenceLevel.DEFAULT);

  private final ConfidenceLevel level;

  private HeterogeneityTest(ConfidenceLevel level) {
    this.level = level;
  }

  /** Slices two-sided, with intervals of 95 %. */
  public static HeterogeneityTest withDefaults() {
    return DEFAULT;
  }

  public HeterogeneityTest with(ConfidenceLevel confidenceLevel) {
    return new HeterogeneityTest(confidenceLevel);
  }

  /**
   * Compares slices of which no unit is in two.
   *
   * @return undefined when fewer than two of them can be compared; the others are left out
   */
  public Answer<Heterogeneity> test(List<Slice> slices) {
    List<Answer<Difference>> answers =
        slices.stream()
            .map(slice -> StudentTest.test(slice.control(), slice.treatment(), level))
            .toList();
    List<Difference> effects = new ArrayList<>();
    for (Answer<Difference> answer : answers) {
      if (answer instanceof Defined<Difference> defined) {
        effects.add(defined.value());
      }
    }
    if (effects.size() < 2) {
      return new Undefined<>(Reason.TOO_FEW_SLICES);
    }
    double precision = 0;
    double sum = 0;
    for (Difference effect : effects) {
      precision += precision(effect);
      sum += precision(effect) * effect.value();
    }
    double common = sum / precision;
    double q = 0;
    for (Difference effect : effects) {
      q += precision(effect) * (effect.value() - common) * (effect.value() - common);
    }
    int freedom = effects.size() - 1;
    return Answer.of(
        new Heterogeneity(
            q,
            freedom,
            ChiSquaredDistribution.of(freedom).survivalProbability(q),
            q > freedom ? (q - freedom) / q : 0,
            common,
            adjusted(answers, effects)));
  }

  private static List<Answer<SliceEffect>> adjusted(
      List<Answer<Difference>> answers, List<Difference> effects) {
    double[] adjusted = Holm.adjust(effects.stream().mapToDouble(Difference::pValue).toArray());
    List<Answer<SliceEffect>> slices = new ArrayList<>();
    int next = 0;
    for (Answer<Difference> answer : answers) {
      double p = answer.isDefined() ? adjusted[next++] : 1;
      slices.add(answer.map(difference -> new SliceEffect(difference, p)));
    }
    return slices;
  }

  private static double precision(Difference effect) {
    return 1 / (effect.standardError() * effect.standardError());
  }
}
