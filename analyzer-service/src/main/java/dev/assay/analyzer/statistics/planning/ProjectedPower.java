package dev.assay.analyzer.statistics.planning;

import dev.assay.analyzer.statistics.numeric.StandardNormal;

/** The power of a test by normal statistics, from what was observed so far. */
public final class ProjectedPower {

  private ProjectedPower() {}

  /**
   * Chance that a two-sided test finds an effect, {@code Phi(s - z) + Phi(-s - z)} with {@code z}
   * the upper {@code alpha / 2} quantile.
   *
   * @param effects expected statistic {@code s}: the effect over its standard error
   * @param alpha above 0, below 1
   */
  public static double now(double effects, double alpha) {
    double critical = StandardNormal.upperQuantile(alpha / 2);
    return StandardNormal.survival(critical - effects)
        + StandardNormal.survival(critical + effects);
  }

  /**
   * Chance that the test finds an improvement in the end, given its statistic now, if the effect is
   * the one that was planned for: {@code Phi((Z sqrt f + s (1 - f) - z) / sqrt(1 - f))}. Source:
   * Lan and Wittes 1988, Biometrics 44, by their B-value.
   *
   * @param statistic {@code Z} now, positive for an improvement
   * @param fraction {@code f} of the information, above 0, below 1
   * @param planned statistic {@code s} that the planned effect has in the end
   * @param alpha of the two-sided test in the end, above 0, below 1
   */
  public static double inTheEnd(double statistic, double fraction, double planned, double alpha) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "fraction is %s; allowed is above 0, below 1".formatted(fraction));
    }
    double critical = StandardNormal.upperQuantile(alpha / 2);
    double left = 1 - fraction;
    return StandardNormal.survival(
        (critical - statistic * Math.sqrt(fraction) - planned * left) / Math.sqrt(left));
  }
}
