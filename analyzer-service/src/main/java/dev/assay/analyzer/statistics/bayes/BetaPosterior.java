package dev.assay.analyzer.statistics.bayes;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.difference.Proportion;

/**
 * A conversion rate: {@code Beta(alpha, beta)}, from 0 to 1.
 *
 * @param alpha conversions, with the prior's; above 0
 * @param beta units that did not convert, with the prior's; above 0
 */
public record BetaPosterior(double alpha, double beta) implements Posterior {

  public BetaPosterior {
    Checks.positive("prior_alpha", alpha);
    Checks.positive("prior_beta", beta);
  }

  /** {@code Beta(a0 + conversions, b0 + others)}. */
  public static BetaPosterior of(BetaPosterior prior, Proportion observed) {
    return new BetaPosterior(
        prior.alpha + observed.conversions(),
        prior.beta + (observed.units() - observed.conversions()));
  }

  @Override
  public double mean() {
    return alpha / (alpha + beta);
  }

  @Override
  public Interval credibleInterval(ConfidenceLevel level) {
    if (BetaLimits.suits(this, level)) {
      return BetaLimits.of(this, level);
    }
    Scale scale = new LogitScale(alpha, beta);
    return CredibleLimits.of(new BetaKernel(alpha, beta, alpha, beta), scale, level);
  }
}
