package dev.assay.analyzer.statistics.adjustment;

import dev.assay.analyzer.statistics.Estimate;
import dev.assay.schemas.summary.RatioMoments;

/**
 * One arm's means of outcome and covariate and what is known of their noise.
 *
 * @param moments outcomes as numerators, covariates as denominators; at least two units
 */
record CupedArm(RatioMoments moments) {

  /** The outcome's mean, as if there were no covariate. */
  Estimate outcome() {
    return mean(moments.numeratorSum(), moments.numeratorVariance());
  }

  /** The covariate's mean. */
  Estimate covariate() {
    return mean(moments.denominatorSum(), moments.denominatorVariance());
  }

  /** Covariance of both means. */
  double covariance() {
    return moments.covariance() / moments.count();
  }

  /** Mean of {@code outcome - theta covariate}. */
  Estimate adjusted(double theta) {
    Estimate y = outcome();
    Estimate x = covariate();
    double product = theta * x.value();
    double value = y.value() - product;
    double rounded = (y.value() - value) - product;
    double residual =
        rounded - Math.fma(theta, x.value(), -product) + y.residual() - theta * x.residual();
    return new Estimate(value, residual, adjustedVariance(theta, 1), y.degreesOfFreedom());
  }

  /** Variance of {@code gradient outcome - theta covariate}, of the means; at least 0. */
  double adjustedVariance(double theta, double gradient) {
    return Math.max(
        0,
        gradient * gradient * outcome().variance()
            + theta * theta * covariate().variance()
            - 2 * theta * gradient * covariance());
  }

  private Estimate mean(double sum, double variance) {
    long count = moments.count();
    double mean = sum / count;
    double residual = Math.fma(-mean, (double) count, sum) / count;
    return new Estimate(mean, residual, Math.max(0, variance) / count, count - 1);
  }
}
