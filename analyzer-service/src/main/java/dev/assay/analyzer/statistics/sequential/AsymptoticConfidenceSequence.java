package dev.assay.analyzer.statistics.sequential;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;

/**
 * Intervals of an effect that all hold together, for as many looks as one likes, once there are
 * enough units for the effect to be about normal.
 *
 * <p>Tightest when about {@code tuningUnits} units have come; that number is fixed before the
 * start. Source: Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, arXiv 2103.06476v7, equations 9,
 * 134, 155 and 161; the one-sided p value inverts equation 134 in closed form.
 */
public final class AsymptoticConfidenceSequence {

  private final ConfidenceLevel level;
  private final Alternative alternative;
  private final double tuningUnits;

  private AsymptoticConfidenceSequence(
      ConfidenceLevel level, Alternative alternative, double tuningUnits) {
    if (!(tuningUnits > 0 && Double.isFinite(tuningUnits))) {
      throw new IllegalArgumentException(
          "tuning_n is %s; allowed is above 0 and finite".formatted(tuningUnits));
    }
    if (alternative != Alternative.TWO_SIDED && level.alpha() >= 0.5) {
      throw new IllegalArgumentException(
          "alpha is %s; allowed is above 0, below 0.5".formatted(level.alpha()));
    }
    this.level = level;
    this.alternative = alternative;
    this.tuningUnits = tuningUnits;
  }

  /**
   * Two-sided, with intervals of 95 %.
   *
   * @param tuningUnits units of both arms at which it is tightest, above 0
   */
  public static AsymptoticConfidenceSequence withDefaults(double tuningUnits) {
    return new AsymptoticConfidenceSequence(
        ConfidenceLevel.DEFAULT, Alternative.TWO_SIDED, tuningUnits);
  }

  public AsymptoticConfidenceSequence with(ConfidenceLevel confidenceLevel) {
    return new AsymptoticConfidenceSequence(confidenceLevel, alternative, tuningUnits);
  }

  public AsymptoticConfidenceSequence with(Alternative hypothesis) {
    return new AsymptoticConfidenceSequence(level, hypothesis, tuningUnits);
  }

  /** {@code sqrt((-2 ln a + ln(-2 ln a + 1)) / tuningUnits)}, a being alpha, one-sided twice it. */
  public double rho() {
    double log =
        -2 * Math.log(alternative == Alternative.TWO_SIDED ? level.alpha() : 2 * level.alpha());
    return Math.sqrt((log + Math.log1p(log)) / tuningUnits);
  }

  /**
   * At one look.
   *
   * @param effect with a variance above 0
   * @param units of both arms so far, at least 1
   */
  public SequentialEffect at(Estimate effect, long units) {
    if (units < 1) {
      throw new IllegalArgumentException("units is %d; allowed is at least 1".formatted(units));
    }
    if (effect.variance() == 0) {
      throw new IllegalArgumentException("variance is 0.0; allowed is above 0");
    }
    double rho = rho();
    double information = units * rho * rho;
    double root = Math.sqrt(information + 1);
    double penalty =
        alternative == Alternative.TWO_SIDED
            ? Math.log(root / level.alpha())
            : Math.log1p(root / (2 * level.alpha()));
    double half = effect.standardError() * Math.sqrt(2 * (information + 1) / information * penalty);
    double z = effect.value() / effect.standardError();
    double evidence = information / (information + 1) * z * z / 2;
    double logE = evidence - Math.log1p(information) / 2;
    double p =
        switch (alternative) {
          case TWO_SIDED -> Math.min(1, Math.exp(-logE));
          case GREATER -> oneSided(z, evidence, root);
          case LESS -> oneSided(-z, evidence, root);
        };
    return new SequentialEffect(
        new AlwaysValid(p, alternative.interval(effect.value(), half)), half, logE);
  }

  /** {@code sqrt(N rho^2 + 1) / (2 (e^L - 1))}, which means something below one half. */
  private static double oneSided(double z, double evidence, double root) {
    if (!(z > 0)) {
      return 1;
    }
    // e^L - 1 as a power: it overflows where p does not underflow.
    double logP = Math.log(root / 2) - evidence - Math.log(-Math.expm1(-evidence));
    double p = Math.exp(logP);
    return p < 0.5 ? p : 1;
  }
}
