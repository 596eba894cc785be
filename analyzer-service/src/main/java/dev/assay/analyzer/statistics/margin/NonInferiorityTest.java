package dev.assay.analyzer.statistics.margin;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.Proportion;
import dev.assay.analyzer.statistics.difference.StudentTest;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Tests a treatment against a margin that is a share of the control, one-sided, both ways.
 *
 * <p>The margin is as random as the control it is a share of. With {@code k} the share of the
 * control at the margin ({@code 1 - margin} where higher is better, {@code 1 + margin} where lower
 * is, the other way round for a negative control), {@code L = treatment - k control} is compared
 * with 0. Sources: Sasabuchi 1988; Fieller 1954.
 */
public final class NonInferiorityTest {

  private static final NonInferiorityTest DEFAULT =
      new NonInferiorityTest(Direction.HIGHER_IS_BETTER);

  private final Direction direction;

  private NonInferiorityTest(Direction direction) {
    this.direction = direction;
  }

  /** Higher is better. */
  public static NonInferiorityTest withDefaults() {
    return DEFAULT;
  }

  public NonInferiorityTest with(Direction metricDirection) {
    return new NonInferiorityTest(metricDirection);
  }

  /**
   * Of means, ratios or quantiles: {@code t = L / sqrt(V_t + k^2 V_c)} with Welch's degrees of
   * freedom.
   *
   * @param margin largest acceptable relative degradation, at least 0: 0.02 is two percent
   * @return undefined when an arm is, when the control is 0, or when nothing varies
   */
  public Answer<MarginResult> test(
      Answer<Estimate> control, Answer<Estimate> treatment, double margin) {
    return control.flatMap(c -> treatment.flatMap(t -> test(c, t, margin)));
  }

  private Answer<MarginResult> test(Estimate control, Estimate treatment, double margin) {
    if (control.value() == 0) {
      return new Undefined<>(Reason.ZERO_CONTROL);
    }
    double k = factor(margin, Math.signum(control.value()));
    double variance = treatment.variance() + k * k * control.variance();
    return variance == 0
        ? new Undefined<>(Reason.ZERO_VARIANCE)
        : result(
            // Not treatment - k control: means that are large beside their difference would cancel.
            treatment.minus(control) + (1 - k) * control.value(),
            variance,
            StudentTest.degreesOfFreedom(control, k, treatment));
  }

  /**
   * Of proportions: the score test, with the variance at the proportions that are likeliest at the
   * margin. Unlike the plain variance it does not vanish when every unit of an arm converted.
   * Sources: Miettinen and Nurminen 1985; Farrington and Manning 1990, section 3.
   *
   * @param margin largest acceptable relative degradation, at least 0
   * @return undefined without units in an arm, and when nothing varies at the margin
   */
  public Answer<MarginResult> test(Proportion control, Proportion treatment, double margin) {
    if (control.units() == 0 || treatment.units() == 0) {
      return new Undefined<>(Reason.TOO_FEW_UNITS);
    }
    double k = factor(margin, 1);
    double conversions = control.conversions() + treatment.conversions();
    double a = k * (control.units() + treatment.units());
    double b =
        treatment.conversions() + k * (control.conversions() + treatment.units()) + control.units();
    // The smaller root of a p^2 - b p + conversions, by the form that does not cancel; it gives the
    // control's proportion that is likeliest when the treatment's is k times it.
    double p = 2 * conversions / (b + Math.sqrt(Math.max(0, b * b - 4 * a * conversions)));
    double atMargin = Math.min(1, k * p);
    double variance =
        atMargin * (1 - atMargin) / treatment.units()
            + k * k * Math.max(0, p * (1 - p)) / control.units();
    return variance <= 0
        ? new Undefined<>(Reason.ZERO_VARIANCE)
        : result(treatment.rate() - k * control.rate(), variance, Double.POSITIVE_INFINITY);
  }

  private double factor(double margin, double sign) {
    if (!(margin >= 0)) {
      throw new IllegalArgumentException("margin is %s; allowed is at least 0".formatted(margin));
    }
    return 1 - direction.improvement(sign * margin);
  }

  private Answer<MarginResult> result(double distance, double variance, double degreesOfFreedom) {
    TDistribution distribution = TDistribution.of(degreesOfFreedom);
    double statistic = direction.improvement(distance / Math.sqrt(variance));
    return Answer.of(
        new MarginResult(
            statistic,
            degreesOfFreedom,
            distribution.survivalProbability(statistic),
            distribution.cumulativeProbability(statistic)));
  }
}
