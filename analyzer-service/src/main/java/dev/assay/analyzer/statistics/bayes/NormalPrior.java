package dev.assay.analyzer.statistics.bayes;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined.Reason;

/**
 * What was known before the data.
 *
 * @param mean in the figure's unit
 * @param variance above 0
 */
public record NormalPrior(double mean, double variance) {

  public NormalPrior {
    Checks.finite("prior.mean", mean);
    Checks.positive("prior.variance", variance);
  }

  /** How far the prior moves an estimate's value: {@code (mu0 - e) V / (V + v0)}. */
  public double shift(Estimate estimate) {
    return (mean - estimate.value() - estimate.residual())
        * (estimate.variance() / (estimate.variance() + variance));
  }

  /** The posterior's variance, {@code 1 / (1/V + 1/v0)}; 0 of an estimate without variance. */
  public double variance(Estimate estimate) {
    return variance * (estimate.variance() / (estimate.variance() + variance));
  }

  /**
   * The difference of two arms that each have this prior.
   *
   * @return undefined when neither arm varies
   */
  public Answer<NormalPosterior> difference(Estimate control, Estimate treatment) {
    double variance = variance(control) + variance(treatment);
    return variance == 0
        ? Answer.undefined(Reason.ZERO_VARIANCE)
        : Answer.of(
            new NormalPosterior(
                treatment.minus(control) + (shift(treatment) - shift(control)),
                Math.sqrt(variance)));
  }
}
