package dev.assay.analyzer.statistics.sequential;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Interval;

/**
 * The mixture sequential probability ratio test of an effect of 0, the effect being normal around 0
 * under the alternative.
 *
 * <p>With {@code V} the effect's variance, {@code ln L = ln(V / (V + tau^2)) / 2 + tau^2 d^2 / (2 V
 * (V + tau^2))}; p is {@code 1 / L}, at most 1. Sources: Robbins 1970; Johari, Pekelis and Walsh
 * 2022.
 */
public final class MixtureRatioTest {

  private final ConfidenceLevel level;
  private final double tauSquared;

  private MixtureRatioTest(ConfidenceLevel level, double tauSquared) {
    if (!(tauSquared > 0 && Double.isFinite(tauSquared))) {
      throw new IllegalArgumentException(
          "tau_sq is %s; allowed is above 0 and finite".formatted(tauSquared));
    }
    this.level = level;
    this.tauSquared = tauSquared;
  }

  /**
   * With intervals of 95 %.
   *
   * @param tauSquared variance of the effects to be expected, above 0, fixed before the start
   */
  public static MixtureRatioTest withDefaults(double tauSquared) {
    return new MixtureRatioTest(ConfidenceLevel.DEFAULT, tauSquared);
  }

  public MixtureRatioTest with(ConfidenceLevel confidenceLevel) {
    return new MixtureRatioTest(confidenceLevel, tauSquared);
  }

  /**
   * At one look; looks are joined by {@link AlwaysValid#and}.
   *
   * @param effect with a variance above 0
   */
  public SequentialEffect at(Estimate effect) {
    double variance = effect.variance();
    if (variance == 0) {
      throw new IllegalArgumentException("variance is 0.0; allowed is above 0");
    }
    double d = effect.value();
    double sum = variance + tauSquared;
    double penalty = Math.log1p(tauSquared / variance);
    double logRatio = d / variance * (d / sum) * tauSquared / 2 - penalty / 2;
    double half =
        Math.sqrt(variance * (sum / tauSquared) * (penalty - 2 * Math.log(level.alpha())));
    return new SequentialEffect(
        new AlwaysValid(Math.min(1, Math.exp(-logRatio)), new Interval(d - half, d + half)),
        half,
        logRatio);
  }
}
