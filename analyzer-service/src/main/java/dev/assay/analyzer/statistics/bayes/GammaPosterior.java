package dev.assay.analyzer.statistics.bayes;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;

/**
 * A rate of events: {@code Gamma(shape, rate)}, at least 0, in events per unit of exposure.
 *
 * @param shape events, with the prior's; above 0
 * @param rate exposure, with the prior's; above 0
 */
public record GammaPosterior(double shape, double rate) implements Posterior {

  public GammaPosterior {
    Checks.positive("prior_shape", shape);
    Checks.positive("prior_rate", rate);
  }

  /**
   * {@code Gamma(shape0 + events, rate0 + exposure)}.
   *
   * @param events at least 0
   * @param exposure at least 0
   */
  public static GammaPosterior of(GammaPosterior prior, long events, double exposure) {
    Checks.notNegative("count", (double) events);
    Checks.notNegative("exposure", exposure);
    return new GammaPosterior(prior.shape + events, prior.rate + exposure);
  }

  @Override
  public double mean() {
    return shape / rate;
  }

  @Override
  public Interval credibleInterval(ConfidenceLevel level) {
    return CredibleLimits.of(new GammaKernel(shape, 0), new LogScale(mean()), level);
  }
}
