package dev.assay.analyzer.statistics.planning;

import dev.assay.analyzer.statistics.Direction;

/**
 * A metric as a plan sees it: so far apart the truth and the null hypothesis are, and so much the
 * estimate of that distance varies.
 *
 * @param role what the experiment has to show of it
 * @param varianceControl what one unit of the control adds to the variance, at least 0
 * @param varianceTreatment what one unit of a treatment adds, at least 0
 * @param distance from the null hypothesis, in the metric's unit, not 0
 */
public record PlannedMetric(
    Role role, double varianceControl, double varianceTreatment, double distance) {

  public PlannedMetric {
    Ranges.atLeast0("variance_control", varianceControl);
    Ranges.atLeast0("variance_treatment", varianceTreatment);
    Ranges.effect("distance", distance);
  }

  /** What an experiment has to show. */
  public enum Role {
    /** That a treatment changes it. */
    SUCCESS,
    /** That no treatment makes it worse by more than a margin. */
    GUARDRAIL
  }

  /**
   * A mean that is to change.
   *
   * @param sd standard deviation over units, above 0
   * @param effect smallest change worth finding, in the metric's unit, not 0
   */
  public static PlannedMetric mean(double sd, double effect) {
    Ranges.above0("sd", sd);
    Ranges.effect("effect", effect);
    return new PlannedMetric(Role.SUCCESS, sd * sd, sd * sd, effect);
  }

  /**
   * A proportion that is to change, with each arm's own variance.
   *
   * @param control above 0, below 1
   * @param effect smallest change worth finding, in absolute terms, not 0, not beyond 0 or 1
   */
  public static PlannedMetric proportion(double control, double effect) {
    proper("proportion", control);
    Ranges.effect("effect", effect);
    Ranges.share("proportion + effect", control + effect);
    double treatment = control + effect;
    return new PlannedMetric(
        Role.SUCCESS, control * (1 - control), treatment * (1 - treatment), effect);
  }

  /**
   * A mean that must not get worse by more than a margin, when in truth it stays.
   *
   * @param sd standard deviation over units, above 0
   * @param margin in the metric's unit, above 0
   */
  public static PlannedMetric guardedMean(double sd, double margin) {
    Ranges.above0("sd", sd);
    Ranges.above0("margin", margin);
    return new PlannedMetric(Role.GUARDRAIL, sd * sd, sd * sd, margin);
  }

  /**
   * The same with a margin that is a share of the control's mean, and as random as that: {@code L =
   * m_t - k m_c} has the variance {@code s^2/n_t + k^2 s^2/n_c}. Source: Sasabuchi 1988.
   *
   * @param mean of the control, not 0
   * @param sd standard deviation over units, above 0
   * @param margin 0.01 is one percent; above 0
   */
  public static PlannedMetric guardedMean(
      double mean, double sd, double margin, Direction direction) {
    Ranges.effect("mean", mean);
    Ranges.above0("sd", sd);
    double k = factor(margin, direction, Math.signum(mean));
    return new PlannedMetric(Role.GUARDRAIL, k * k * sd * sd, sd * sd, margin * Math.abs(mean));
  }

  /**
   * A proportion that must not get worse by more than a share of the control's, when in truth it
   * stays.
   *
   * @param control above 0, below 1
   * @param margin 0.01 is one percent; above 0
   */
  public static PlannedMetric guardedProportion(
      double control, double margin, Direction direction) {
    proper("proportion", control);
    double k = factor(margin, direction, 1);
    double variance = control * (1 - control);
    return new PlannedMetric(Role.GUARDRAIL, k * k * variance, variance, margin * control);
  }

  /**
   * Units for one comparison, {@code n_c = (z_a + z_b)^2 (v_c + v_t / k) / distance^2}.
   *
   * @param allocation {@code k}, units in the treatment for each one in the control, above 0
   */
  public Units units(TestDesign design, double allocation) {
    Ranges.above0("allocation_ratio", allocation);
    double z = design.standardErrors() / distance;
    return Units.of(z * z * (varianceControl + varianceTreatment / allocation), allocation);
  }

  private static void proper(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(
          "%s is %s; allowed is above 0, below 1".formatted(name, value));
    }
  }

  private static double factor(double margin, Direction direction, double sign) {
    Ranges.above0("margin", margin);
    return 1 - direction.improvement(sign * margin);
  }
}
