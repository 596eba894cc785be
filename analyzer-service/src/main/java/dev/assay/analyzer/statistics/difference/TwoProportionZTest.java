package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Pooled z test of the difference of two proportions, without continuity correction, with
 * Newcombe's interval.
 *
 * <p>{@code z = d / sqrt(p (1 - p) (1/n_c + 1/n_t))} with the pooled {@code p}. Undefined without
 * units in an arm, and when no unit or every unit converted. Sources: Fleiss, Levin and Paik 2003,
 * chapter 3; Newcombe 1998, method 10; lift: Fieller 1954 with unpooled variances.
 */
public final class TwoProportionZTest {

  private static final TwoProportionZTest DEFAULT = new TwoProportionZTest(ConfidenceLevel.DEFAULT);
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final ConfidenceLevel level;

  private TwoProportionZTest(ConfidenceLevel level) {
    this.level = level;
  }

  /** Two-sided, with intervals of 95 %. */
  public static TwoProportionZTest withDefaults() {
    return DEFAULT;
  }

  public TwoProportionZTest with(ConfidenceLevel confidenceLevel) {
    return new TwoProportionZTest(confidenceLevel);
  }

  public Answer<Difference> test(Proportion control, Proportion treatment) {
    if (control.units() == 0 || treatment.units() == 0) {
      return new Undefined<>(Reason.TOO_FEW_UNITS);
    }
    long conversions = control.conversions() + treatment.conversions();
    long units = control.units() + treatment.units();
    if (conversions == 0 || conversions == units) {
      return new Undefined<>(Reason.POOLED_PROPORTION_0_OR_1);
    }
    double pooled = (double) conversions / units;
    double error =
        Math.sqrt(pooled * (1 - pooled) * (1.0 / control.units() + 1.0 / treatment.units()));
    double difference = treatment.rate() - control.rate();
    double z = difference / error;
    return Answer.of(
        new Difference(
            difference,
            error,
            z,
            Double.POSITIVE_INFINITY,
            Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z))),
            interval(control, treatment),
            Fieller.lift(
                control.rate(),
                control.variance(),
                treatment.rate(),
                treatment.variance(),
                NORMAL.inverseSurvivalProbability(level.tail()))));
  }

  /**
   * Newcombe's hybrid score interval of the difference, from Wilson's limits {@code l, u} of both
   * arms: {@code d - sqrt((p_t - l_t)^2 + (u_c - p_c)^2)} to {@code d + sqrt((u_t - p_t)^2 + (p_c -
   * l_c)^2)}. Defined also when nobody converted. Source: Newcombe 1998, Statistics in Medicine 17,
   * page 873, method 10.
   *
   * @throws IllegalArgumentException when an arm has no units
   */
  public Interval interval(Proportion control, Proportion treatment) {
    Interval c = control.wilson(level);
    Interval t = treatment.wilson(level);
    double difference = treatment.rate() - control.rate();
    double below = Math.hypot(treatment.rate() - t.low(), c.high() - control.rate());
    double above = Math.hypot(t.high() - treatment.rate(), control.rate() - c.low());
    return new Interval(difference - below, difference + above);
  }
}
