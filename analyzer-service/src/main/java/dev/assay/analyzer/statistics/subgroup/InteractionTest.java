package dev.assay.analyzer.statistics.subgroup;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.StudentTest;
import java.util.Optional;

/**
 * Whether the effect of one experiment depends on the arm of another that runs over the same units.
 *
 * <p>Difference of differences over the four cells of both experiments' arms, {@code (m_tt - m_ct)
 * - (m_tc - m_cc)}, with the sum of the four variances and Satterthwaite's degrees of freedom.
 * Sources: Cox 1958, "Planning of Experiments", chapter 6; Satterthwaite 1946.
 */
public final class InteractionTest {

  private static final InteractionTest DEFAULT =
      new InteractionTest(ConfidenceLevel.DEFAULT, Alternative.TWO_SIDED);

  private final ConfidenceLevel level;
  private final Alternative alternative;

  private InteractionTest(ConfidenceLevel level, Alternative alternative) {
    this.level = level;
    this.alternative = alternative;
  }

  /** Two-sided, with intervals of 95 %. */
  public static InteractionTest withDefaults() {
    return DEFAULT;
  }

  public InteractionTest with(ConfidenceLevel confidenceLevel) {
    return new InteractionTest(confidenceLevel, alternative);
  }

  public InteractionTest with(Alternative lookedFor) {
    return new InteractionTest(level, lookedFor);
  }

  /**
   * Compares the first experiment's effect among the units of the second one's two arms.
   *
   * @param underControl cells of the second experiment's control
   * @param underTreatment cells of the second experiment's treatment
   * @return the effect under treatment less that under control, without a lift; undefined when a
   *     cell is, and when nothing varies
   */
  public Answer<Difference> test(Slice underControl, Slice underTreatment) {
    return StudentTest.test(effect(underControl), effect(underTreatment), level, alternative)
        .map(
            difference ->
                new Difference(
                    difference.value(),
                    difference.standardError(),
                    difference.statistic(),
                    difference.degreesOfFreedom(),
                    difference.pValue(),
                    difference.interval(),
                    Optional.empty()));
  }

  private static Answer<Estimate> effect(Slice slice) {
    return slice.control().flatMap(c -> slice.treatment().map(t -> effect(c, t)));
  }

  private static Estimate effect(Estimate control, Estimate treatment) {
    double variance = control.variance() + treatment.variance();
    // Degrees of freedom of no variance at all carry no weight.
    return new Estimate(
        treatment.minus(control),
        variance,
        variance == 0 ? 1 : StudentTest.degreesOfFreedom(control, 1, treatment));
  }
}
