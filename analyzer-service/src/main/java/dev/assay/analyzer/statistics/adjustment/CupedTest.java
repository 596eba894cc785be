package dev.assay.analyzer.statistics.adjustment;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.DeltaLift;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.LiftTest;
import dev.assay.analyzer.statistics.difference.StudentTest;
import dev.assay.schemas.summary.RatioMoments;

/**
 * Difference of means adjusted for a covariate from before the experiment (CUPED).
 *
 * <p>{@code (y_t - y_c) - theta (x_t - x_c)} with {@code theta = S_xy / S_xx}; each arm's variance
 * is {@code s_yy + theta^2 s_xx - 2 theta s_xy} over its units, with Welch's degrees of freedom.
 * One theta serves all arms that are compared; a covariate that does not vary gives {@code theta =
 * 0}, which is Welch's test. The covariate must not depend on the treatment. Source: Deng, Xu,
 * Kohavi and Walker 2013, WSDM.
 */
public final class CupedTest {

  /** Where theta comes from. */
  public enum Slope {
    /** All units as one group, with what lies between the arms. */
    POOLED,
    /** Deviations from each arm's own mean: the coefficient of an analysis of covariance. */
    WITHIN_ARMS
  }

  /** Standard deviations below this share of the mean are what double-double sums leave of none. */
  private static final double CONSTANT = 1e-12;

  private static final CupedTest DEFAULT =
      new CupedTest(ConfidenceLevel.DEFAULT, Alternative.TWO_SIDED, Slope.POOLED);

  private final ConfidenceLevel level;
  private final Alternative alternative;
  private final Slope slope;

  private CupedTest(ConfidenceLevel level, Alternative alternative, Slope slope) {
    this.level = level;
    this.alternative = alternative;
    this.slope = slope;
  }

  /** Two-sided, with intervals of 95 % and a pooled slope. */
  public static CupedTest withDefaults() {
    return DEFAULT;
  }

  public CupedTest with(ConfidenceLevel confidenceLevel) {
    return new CupedTest(confidenceLevel, alternative, slope);
  }

  public CupedTest with(Alternative lookedFor) {
    return new CupedTest(level, lookedFor, slope);
  }

  public CupedTest with(Slope origin) {
    return new CupedTest(level, alternative, origin);
  }

  /**
   * The slope over any number of arms.
   *
   * @param arms outcomes as numerators, covariates as denominators, each unit's pair once
   * @return 0 when the covariate does not vary
   */
  public double theta(RatioMoments... arms) {
    RatioMoments pooled = new RatioMoments();
    double products = 0;
    double squares = 0;
    for (RatioMoments arm : arms) {
      pooled.merge(arm);
      if (arm.count() > 1) {
        products += arm.covariance() * (arm.count() - 1);
        squares += arm.denominatorVariance() * (arm.count() - 1);
      }
    }
    if (slope == Slope.POOLED) {
      products = pooled.covariance();
      squares = pooled.denominatorVariance();
    }
    double mean = pooled.denominatorSum() / Math.max(1, pooled.count());
    double deviation = Math.sqrt(Math.max(0, pooled.denominatorVariance()));
    return deviation > CONSTANT * Math.abs(mean) && squares > 0 ? products / squares : 0;
  }

  /**
   * Compares two arms with the theta of both; outcomes as numerators, covariates as denominators.
   */
  public Answer<Cuped> test(RatioMoments control, RatioMoments treatment) {
    return test(control, treatment, theta(control, treatment));
  }

  /**
   * Compares two arms with a theta from more of them.
   *
   * @return undefined when an arm has fewer than two units or when no outcome varies
   */
  public Answer<Cuped> test(RatioMoments control, RatioMoments treatment, double theta) {
    if (control.count() < 2 || treatment.count() < 2) {
      return new Undefined<>(Reason.TOO_FEW_UNITS);
    }
    CupedArm c = new CupedArm(control);
    CupedArm t = new CupedArm(treatment);
    return compare(c.outcome(), t.outcome())
        .flatMap(
            unadjusted ->
                compare(c.adjusted(theta), t.adjusted(theta))
                    .map(adjusted -> cuped(c, t, theta, withLift(c, theta, adjusted), unadjusted)));
  }

  private Cuped cuped(
      CupedArm control,
      CupedArm treatment,
      double theta,
      Difference adjusted,
      Difference unadjusted) {
    double mean = control.outcome().value();
    double share = adjusted.standardError() / unadjusted.standardError();
    return new Cuped(
        theta,
        adjusted,
        unadjusted,
        (1 - share) * (1 + share),
        lift(control, treatment, theta, adjusted, 1 + adjusted.value() / mean),
        lift(control, treatment, theta, adjusted, treatment.outcome().value() / mean));
  }

  private Answer<DeltaLift> lift(
      CupedArm control, CupedArm treatment, double theta, Difference adjusted, double gradient) {
    double mean = Math.abs(control.outcome().value());
    if (mean == 0) {
      return new Undefined<>(Reason.ZERO_CONTROL);
    }
    double variance =
        treatment.adjustedVariance(theta, 1) + control.adjustedVariance(theta, gradient);
    return Answer.of(
        lifts()
            .delta(
                adjusted.value() / mean, Math.sqrt(variance) / mean, adjusted.degreesOfFreedom()));
  }

  private Difference withLift(CupedArm control, double theta, Difference adjusted) {
    Estimate mean = control.outcome();
    return new Difference(
        adjusted.value(),
        adjusted.standardError(),
        adjusted.statistic(),
        adjusted.degreesOfFreedom(),
        adjusted.pValue(),
        adjusted.interval(),
        lifts().fieller(mean, adjusted, theta * control.covariance() - mean.variance()));
  }

  private Answer<Difference> compare(Estimate control, Estimate treatment) {
    return StudentTest.test(Answer.of(control), Answer.of(treatment), level, alternative);
  }

  private LiftTest lifts() {
    return LiftTest.withDefaults().with(level).with(alternative);
  }
}
