package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Pooled z test of the difference of two proportions, without continuity correction, with the score
 * interval.
 *
 * <p>{@code z = d / sqrt(p (1 - p) (1/n_c + 1/n_t))} with the pooled {@code p}. Undefined without
 * units in an arm, and when no unit or every unit converted. Sources: Fleiss, Levin and Paik 2003,
 * chapter 3; Miettinen and Nurminen 1985; lift: Fieller 1954 with unpooled variances.
 */
public final class TwoProportionZTest {

  private static final TwoProportionZTest DEFAULT =
      new TwoProportionZTest(ConfidenceLevel.DEFAULT, Alternative.TWO_SIDED);
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final ConfidenceLevel level;
  private final Alternative alternative;

  private TwoProportionZTest(ConfidenceLevel level, Alternative alternative) {
    this.level = level;
    this.alternative = alternative;
  }

  /** Two-sided, with intervals of 95 %. */
  public static TwoProportionZTest withDefaults() {
    return DEFAULT;
  }

  public TwoProportionZTest with(ConfidenceLevel confidenceLevel) {
    return new TwoProportionZTest(confidenceLevel, alternative);
  }

  public TwoProportionZTest with(Alternative lookedFor) {
    return new TwoProportionZTest(level, lookedFor);
  }

  public Answer<Difference> test(Proportion control, Proportion treatment) {
    if (control.units() == 0 || treatment.units() == 0) {
      return new Undefined<>(Reason.TOO_FEW_UNITS);
    }
    Proportion pooled = control.pool(treatment);
    if (pooled.variance() == 0) {
      return new Undefined<>(Reason.POOLED_PROPORTION_0_OR_1);
    }
    double error = pooledError(control, treatment);
    double difference = treatment.minus(control);
    double z = difference / error;
    return Answer.of(
        new Difference(
            difference,
            error,
            z,
            Double.POSITIVE_INFINITY,
            alternative.pValue(NORMAL, z),
            interval(control, treatment),
            LiftTest.withDefaults()
                .with(level)
                .with(alternative)
                .fieller(control.estimate(), treatment.estimate())));
  }

  /** Standard error of the difference with the pooled proportion, as the statistic uses it. */
  public double pooledError(Proportion control, Proportion treatment) {
    Proportion pooled = control.pool(treatment);
    return Math.sqrt(
        pooled.rate() * pooled.rest().rate() * (1.0 / control.units() + 1.0 / treatment.units()));
  }

  /**
   * Miettinen and Nurminen's score interval: the differences that the score test does not reject;
   * one-sided up to 1 or from -1. Defined also when nobody converted. It leaves out 0 when {@code z
   * sqrt((N - 1)/N)}, with {@code N} units in both arms, is significant. Source: Miettinen and
   * Nurminen 1985, Statistics in Medicine 4, page 213.
   *
   * @throws IllegalArgumentException when an arm has no units
   */
  public Interval interval(Proportion control, Proportion treatment) {
    double tail = alternative.tail(level);
    return new Interval(
        alternative == Alternative.LESS ? -1 : ScoreInterval.low(control, treatment, tail),
        alternative == Alternative.GREATER ? 1 : ScoreInterval.high(control, treatment, tail));
  }

  /**
   * Newcombe's hybrid score interval of the difference, from Wilson's limits {@code l, u} of both
   * arms: {@code d - sqrt((p_t - l_t)^2 + (u_c - p_c)^2)} to {@code d + sqrt((u_t - p_t)^2 + (p_c -
   * l_c)^2)}; one-sided up to 1 or from -1. Defined also when nobody converted. Source: Newcombe
   * 1998, Statistics in Medicine 17, page 873, method 10. Too long with few conversions.
   *
   * @throws IllegalArgumentException when an arm has no units
   */
  public Interval newcombe(Proportion control, Proportion treatment) {
    double tail = alternative.tail(level);
    Interval c = control.wilson(tail);
    Interval t = treatment.wilson(tail);
    double difference = treatment.minus(control);
    double below = Math.hypot(treatment.rate() - t.low(), c.high() - control.rate());
    double above = Math.hypot(t.high() - treatment.rate(), control.rate() - c.low());
    return new Interval(
        alternative == Alternative.LESS ? -1 : difference - below,
        alternative == Alternative.GREATER ? 1 : difference + above);
  }

  /**
   * Wald's interval, {@code d -+ z sqrt(V_c + V_t)} with unpooled variances: too short with few
   * conversions, and a point when nobody or everybody converted.
   *
   * @throws IllegalArgumentException when an arm has no units
   */
  public Interval wald(Proportion control, Proportion treatment) {
    double error = Math.sqrt(control.estimate().variance() + treatment.estimate().variance());
    return alternative.interval(
        treatment.minus(control),
        NORMAL.inverseSurvivalProbability(alternative.tail(level)) * error);
  }
}
