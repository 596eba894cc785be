package dev.assay.analyzer.statistics.adjustment;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.schemas.summary.RatioMoments;

/**
 * An arm's mean as it would be if its covariate had another mean: {@code y - theta (x - c)}, with
 * variance {@code (s_yy + theta^2 s_xx - 2 theta s_xy) / n}.
 *
 * <p>The difference of two arms with the same theta and {@code c} is that of {@link CupedTest}, so
 * every method that takes means with their variances takes adjusted ones. That {@code c} is itself
 * a mean of data adds noise to each arm's figure, but none to their difference. Source: Deng, Xu,
 * Kohavi and Walker 2013, WSDM.
 */
public final class AdjustedMean {

  private AdjustedMean() {}

  /**
   * Adjusts a mean.
   *
   * @param arm outcomes as numerators, covariates as denominators
   * @param theta of all arms, see {@link CupedTest#theta}
   * @param covariate the mean {@code c} that the covariate is set to, the same for all arms
   * @return undefined with fewer than two units
   */
  public static Answer<Estimate> of(RatioMoments arm, double theta, double covariate) {
    if (arm.count() < 2) {
      return new Undefined<>(Reason.TOO_FEW_UNITS);
    }
    Estimate without = new CupedArm(arm).adjusted(theta);
    double shift = theta * covariate;
    double value = without.value() + shift;
    double rounded = value - without.value();
    double residual = (without.value() - (value - rounded)) + (shift - rounded);
    return Answer.of(
        new Estimate(
            value,
            without.residual() + residual + Math.fma(theta, covariate, -shift),
            without.variance(),
            without.degreesOfFreedom()));
  }
}
