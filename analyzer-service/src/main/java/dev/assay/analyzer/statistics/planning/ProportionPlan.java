package dev.assay.analyzer.statistics.planning;

import dev.assay.analyzer.statistics.numeric.StandardNormal;
import java.util.OptionalDouble;

/**
 * Sample size, power and detectable effect of a test of two proportions.
 *
 * <p>Sample sizes and detectable effects count the likelier tail only; powers count as many tails
 * as the test has sides. Sources: Fleiss, Levin and Paik 2003, chapter 4; Cohen 1988, chapter 6.
 */
public final class ProportionPlan {

  private final double control;
  private final TestDesign design;

  private ProportionPlan(double control, TestDesign design) {
    this.control = control;
    this.design = design;
  }

  /**
   * For a control that converts like this.
   *
   * @param control proportion, from 0 to 1
   */
  public static ProportionPlan withDefaults(double control) {
    Ranges.share("p_control", control);
    return new ProportionPlan(control, TestDesign.withDefaults());
  }

  public ProportionPlan with(TestDesign testDesign) {
    return new ProportionPlan(control, testDesign);
  }

  /**
   * With each arm's own variance, {@code n_c = (z_a + z_b)^2 (p_c q_c + p_t q_t / k) / d^2}.
   *
   * @param treatment proportion, from 0 to 1, not the control's
   * @param allocation {@code k}, units in the treatment for each one in the control, above 0
   */
  public Units sampleSize(double treatment, double allocation) {
    double difference = checked(treatment, allocation);
    double ratio =
        design.standardErrors() * Math.sqrt(unpooled(treatment, 1, allocation)) / difference;
    return Units.of(ratio * ratio, allocation);
  }

  /**
   * With a pooled variance under no effect, as the pooled z test has it and R's {@code
   * power.prop.test}: {@code n_c = (z_a sqrt(pq (1 + 1/k)) + z_b sqrt(p_c q_c + p_t q_t / k))^2 /
   * d^2}.
   */
  public Units sampleSizePooled(double treatment, double allocation) {
    double difference = checked(treatment, allocation);
    double critical = design.criticalValue();
    double ratio =
        (critical * Math.sqrt(pooled(treatment, 1, allocation))
                + (design.standardErrors() - critical)
                    * Math.sqrt(unpooled(treatment, 1, allocation)))
            / difference;
    return Units.of(ratio * ratio, allocation);
  }

  /** On the arcsine scale, {@code n_c = (1 + 1/k) (z_a + z_b)^2 / h^2}. */
  public Units sampleSizeArcsine(double treatment, double allocation) {
    checked(treatment, allocation);
    double ratio = design.standardErrors() / effectSize(treatment);
    return Units.of((1 + 1 / allocation) * ratio * ratio, allocation);
  }

  /** Cohen's {@code h = 2 asin(sqrt p_t) - 2 asin(sqrt p_c)}. */
  public double effectSize(double treatment) {
    Ranges.share("p_treatment", treatment);
    return 2 * Math.asin(Math.sqrt(treatment)) - 2 * Math.asin(Math.sqrt(control));
  }

  /** Power of the test with each arm's own variance. */
  public double power(double treatment, long nControl, long nTreatment) {
    double difference = checked(treatment, nControl, nTreatment);
    return difference == 0
        ? design.alpha()
        : design.powerAt(
            difference / Math.sqrt(unpooled(treatment, (double) nControl, (double) nTreatment)));
  }

  /** Power of the test with the pooled variance. */
  public double powerPooled(double treatment, long nControl, long nTreatment) {
    double difference = checked(treatment, nControl, nTreatment);
    if (difference == 0) {
      return design.alpha();
    }
    double critical =
        design.criticalValue()
            * Math.sqrt(pooled(treatment, (double) nControl, (double) nTreatment));
    double error = Math.sqrt(unpooled(treatment, (double) nControl, (double) nTreatment));
    double expected = StandardNormal.cumulative((difference - critical) / error);
    return switch (design.sides()) {
      case ONE -> expected;
      case TWO ->
          Math.min(1, expected + StandardNormal.cumulative((-difference - critical) / error));
    };
  }

  /**
   * Smallest higher proportion that is found with the design's power: {@code (x - p_c)^2 = (z_a +
   * z_b)^2 (p_c q_c / n_c + x (1 - x) / n_t)}.
   *
   * @return the difference from the control; empty when no proportion up to 1 is far enough
   */
  public OptionalDouble detectableIncrease(long nControl, long nTreatment) {
    return within(1 - control, change(control, nControl, nTreatment));
  }

  /**
   * Largest lower proportion that is found with the design's power.
   *
   * @return the difference from the control, below 0; empty when no proportion down to 0 is far
   *     enough
   */
  public OptionalDouble detectableDecrease(long nControl, long nTreatment) {
    // A fall of conversions is a rise of the rest.
    OptionalDouble rise = within(control, change(1 - control, nControl, nTreatment));
    return rise.isPresent() ? OptionalDouble.of(-rise.getAsDouble()) : rise;
  }

  /** With the control's variance in both arms: the same up and down. */
  public double detectableEffectAtBaseline(long nControl, long nTreatment) {
    Ranges.units(nControl, nTreatment);
    return design.standardErrors()
        * Math.sqrt(variance(control) * (1.0 / nControl + 1.0 / nTreatment));
  }

  private static OptionalDouble within(double most, double change) {
    return change > 0 && change <= most ? OptionalDouble.of(change) : OptionalDouble.empty();
  }

  private double change(double from, long nControl, long nTreatment) {
    Ranges.units(nControl, nTreatment);
    double square = design.standardErrors() * design.standardErrors();
    double b = square / nTreatment * (1 - 2 * from);
    double c = square * variance(control) * (1.0 / nControl + 1.0 / nTreatment);
    double a = 1 + square / nTreatment;
    double root = Math.sqrt(b * b + 4 * a * c);
    // The form whose terms have one sign.
    return b > 0 ? (b + root) / (2 * a) : 2 * c / (root - b);
  }

  private double checked(double treatment, double allocation) {
    Ranges.share("p_treatment", treatment);
    Ranges.above0("allocation_ratio", allocation);
    if (treatment == control) {
      throw new IllegalArgumentException(
          "p_treatment is %s; allowed is any but p_control".formatted(treatment));
    }
    return Math.abs(treatment - control);
  }

  private double checked(double treatment, long nControl, long nTreatment) {
    Ranges.share("p_treatment", treatment);
    Ranges.units(nControl, nTreatment);
    return Math.abs(treatment - control);
  }

  private double unpooled(double treatment, double nControl, double nTreatment) {
    return variance(control) / nControl + variance(treatment) / nTreatment;
  }

  private double pooled(double treatment, double nControl, double nTreatment) {
    double share = nTreatment / (nControl + nTreatment);
    double p = control + share * (treatment - control);
    return variance(p) * (1 / nControl + 1 / nTreatment);
  }

  private static double variance(double p) {
    return p * (1 - p);
  }
}
