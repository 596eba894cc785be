package dev.assay.analyzer.statistics.subgroup;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.EffectScale;
import dev.assay.analyzer.statistics.difference.StudentTest;
import dev.assay.analyzer.statistics.multiplicity.Holm;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an effect is the same in all slices, by {@link HomogeneityTest}, and each slice's own
 * effect, adjusted by Holm's procedure. That one slice is significant and another is not does not
 * show that they differ; the test of all of them does.
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
    return HomogeneityTest.test(
            slices.stream()
                .map(slice -> EffectScale.ABSOLUTE.effect(slice.control(), slice.treatment()))
                .toList())
        .map(homogeneity -> new Heterogeneity(homogeneity, adjusted(answers)));
  }

  private static List<Answer<SliceEffect>> adjusted(List<Answer<Difference>> answers) {
    double[] adjusted =
        Holm.adjust(
            answers.stream()
                .filter(Answer::isDefined)
                .mapToDouble(answer -> answer.orElseThrow().pValue())
                .toArray());
    List<Answer<SliceEffect>> slices = new ArrayList<>();
    int next = 0;
    for (Answer<Difference> answer : answers) {
      double p = answer.isDefined() ? adjusted[next++] : 1;
      slices.add(answer.map(difference -> new SliceEffect(difference, p)));
    }
    return slices;
  }
}
