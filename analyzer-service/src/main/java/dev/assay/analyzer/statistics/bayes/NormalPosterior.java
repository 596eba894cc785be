package dev.assay.analyzer.statistics.bayes;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.numeric.StandardNormal;

/**
 * A figure that is about normal.
 *
 * @param mean in the figure's unit
 * @param standardDeviation above 0
 */
public record NormalPosterior(double mean, double standardDeviation) implements Posterior {

  public NormalPosterior {
    Checks.finite("mean", mean);
    Checks.positive("sd", standardDeviation);
  }

  /** With a flat prior: the estimate with its standard error. */
  public static NormalPosterior of(Estimate estimate) {
    return new NormalPosterior(estimate.value(), estimate.standardError());
  }

  /** With a normal prior on the estimate's own scale, the estimate's variance taken as known. */
  public static NormalPosterior of(NormalPrior prior, Estimate estimate) {
    return new NormalPosterior(
        estimate.value() + prior.shift(estimate), Math.sqrt(prior.variance(estimate)));
  }

  @Override
  public Interval credibleInterval(ConfidenceLevel level) {
    double half = StandardNormal.upperQuantile(level.tail()) * standardDeviation;
    return new Interval(mean - half, mean + half);
  }

  /**
   * How this compares with 0, as the difference of a treatment from its control.
   *
   * <p>With {@code k = mean / sd}: the chance is {@code Phi(k)}, the losses are {@code s (phi(k) -
   * k (1 - Phi(k)))} and {@code s (phi(k) + k Phi(k))}. Source: Raiffa and Schlaifer 1961.
   */
  public Superiority superiority() {
    double k = mean / standardDeviation;
    return new Superiority(
        StandardNormal.survival(-k),
        StandardNormal.survival(k),
        standardDeviation * StandardNormal.unitLoss(k),
        standardDeviation * StandardNormal.unitLoss(-k));
  }
}
