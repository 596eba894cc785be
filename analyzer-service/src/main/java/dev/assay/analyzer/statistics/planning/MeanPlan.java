package dev.assay.analyzer.statistics.planning;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.numeric.Root;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Sample size, power and detectable effect of a test of two means.
 *
 * <p>The normal forms allow unequal standard deviations. The forms by Student's t are exact for the
 * pooled test with one common standard deviation, and count both tails of a two-sided test, as R's
 * {@code power.t.test(strict = TRUE)} does. Sources: Chow, Shao and Wang 2008, chapter 3; Cohen
 * 1988, chapter 2.
 */
public final class MeanPlan {

  private final double sdControl;
  private final double sdTreatment;
  private final TestDesign design;

  private MeanPlan(double sdControl, double sdTreatment, TestDesign design) {
    this.sdControl = sdControl;
    this.sdTreatment = sdTreatment;
    this.design = design;
  }

  /**
   * For values with these standard deviations over units, in the metric's unit.
   *
   * @param sdControl at least 0
   * @param sdTreatment at least 0, not 0 together with the control's
   */
  public static MeanPlan withDefaults(double sdControl, double sdTreatment) {
    Ranges.atLeast0("sd_control", sdControl);
    Ranges.atLeast0("sd_treatment", sdTreatment);
    if (sdControl + sdTreatment == 0) {
      throw new IllegalArgumentException(
          "sd_control and sd_treatment are 0; allowed is one above 0");
    }
    return new MeanPlan(sdControl, sdTreatment, TestDesign.withDefaults());
  }

  public MeanPlan with(TestDesign testDesign) {
    return new MeanPlan(sdControl, sdTreatment, testDesign);
  }

  /** Square root of {@code s_c^2 / n_c + s_t^2 / n_t}. */
  public double standardError(long control, long treatment) {
    Ranges.units(control, treatment);
    return error((double) control, (double) treatment);
  }

  private double error(double control, double treatment) {
    return Math.hypot(sdControl / Math.sqrt(control), sdTreatment / Math.sqrt(treatment));
  }

  /**
   * By the normal distribution, {@code n_c = (z_a + z_b)^2 (s_c^2 + s_t^2 / k) / delta^2}: counts
   * the likelier tail only.
   *
   * @param delta effect in the metric's unit, not 0
   * @param allocation {@code k}, units in the treatment for each one in the control, above 0
   */
  public Units sampleSize(double delta, double allocation) {
    Ranges.effect("delta", delta);
    Ranges.above0("allocation_ratio", allocation);
    double ratio = design.standardErrors() * error(1, allocation) / delta;
    return Units.of(ratio * ratio, allocation);
  }

  /**
   * By Student's t.
   *
   * @param delta effect in the metric's unit, not 0
   * @param allocation units in the treatment for each one in the control, above 0
   * @return undefined when the standard deviations differ
   */
  public Answer<Units> sampleSizeStudent(double delta, double allocation) {
    Ranges.effect("delta", delta);
    Ranges.above0("allocation_ratio", allocation);
    if (sdControl != sdTreatment) {
      return Answer.undefined(Reason.UNEQUAL_VARIANCES);
    }
    double least = 2 / (1 + allocation);
    double control =
        Root.above(
            least,
            sampleSize(delta, allocation).control(),
            n -> student(delta, n, allocation * n),
            design.power());
    return Answer.of(Units.of(control, allocation));
  }

  /**
   * By the normal distribution, in as many tails as the test has sides.
   *
   * @param delta effect in the metric's unit
   * @param control units, at least 1
   * @param treatment units, at least 1
   */
  public double power(double delta, long control, long treatment) {
    return design.powerAt(Math.abs(delta) / standardError(control, treatment));
  }

  /**
   * By Student's t.
   *
   * @return undefined when the standard deviations differ, or with fewer than three units
   */
  public Answer<Double> powerStudent(double delta, long control, long treatment) {
    Ranges.units(control, treatment);
    if (sdControl != sdTreatment) {
      return Answer.undefined(Reason.UNEQUAL_VARIANCES);
    }
    if (control + treatment < 3) {
      return Answer.undefined(Reason.TOO_FEW_UNITS);
    }
    return Answer.of(student(delta, (double) control, (double) treatment));
  }

  private double student(double delta, double control, double treatment) {
    double freedom = control + treatment - 2;
    double critical = TDistribution.of(freedom).inverseSurvivalProbability(design.tail());
    double noncentrality = Math.abs(delta) / error(control, treatment);
    double expected = new NoncentralT(freedom, noncentrality).survivalProbability(critical);
    return switch (design.sides()) {
      case ONE -> expected;
      case TWO ->
          Math.min(
              1, expected + new NoncentralT(freedom, -noncentrality).survivalProbability(critical));
    };
  }

  /** Smallest effect found with the design's power in the likelier tail, in the metric's unit. */
  public double detectableEffect(long control, long treatment) {
    return design.standardErrors() * standardError(control, treatment);
  }

  /** The same, counting findings of either sign when the test is two-sided: a little less. */
  public double detectableEffectBothTails(long control, long treatment) {
    return standardError(control, treatment)
        * switch (design.sides()) {
          case ONE -> design.standardErrors();
          // Without an effect the power is alpha, so the root lies above 0.
          case TWO -> Root.between(0, design.standardErrors(), design::powerAt, design.power());
        };
  }

  /**
   * Smallest relative effect by the delta method: the positive {@code r} with {@code (r m)^2 = (z_a
   * + z_b)^2 (V_t + (1 + r)^2 V_c)}, 0.01 being one percent.
   *
   * @param mean of the control, in the metric's unit
   * @return empty when the control's mean is so uncertain that no effect is large enough
   */
  public OptionalDouble detectableLift(double mean, long control, long treatment) {
    Ranges.units(control, treatment);
    double square = design.standardErrors() * design.standardErrors();
    double vc = square * sdControl * sdControl / control;
    double vt = square * sdTreatment * sdTreatment / treatment;
    double a = mean * mean - vc;
    return a <= 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((vc + Math.sqrt(vc * vc + a * (vt + vc))) / a);
  }
}
