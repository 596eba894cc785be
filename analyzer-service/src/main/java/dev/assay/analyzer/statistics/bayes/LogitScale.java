package dev.assay.analyzer.statistics.bayes;

/**
 * Log odds of the figure over those of an origin: for shares. The shared term is {@code ln(1 +
 * exp(-|t|))} at the log odds {@code t}.
 */
final class LogitScale implements Scale {

  private final double share;
  private final double rest;
  private final double logOdds;

  /** Whose origin is the share {@code alpha / (alpha + beta)}. */
  LogitScale(double alpha, double beta) {
    share = alpha / (alpha + beta);
    rest = beta / (alpha + beta);
    logOdds = Math.log(alpha / beta);
  }

  @Override
  public double value(double x) {
    return x > 0
        ? share / (share + rest * Math.exp(-x))
        : share * Math.exp(x) / (rest + share * Math.exp(x));
  }

  @Override
  public double between(double from, double to) {
    double other = from > 0 ? rest * Math.exp(-from) : rest;
    double odds = from > 0 ? share : share * Math.exp(from);
    return value(to) * (other / (odds + other)) * -Math.expm1(from - to);
  }

  @Override
  public double smooth(double x) {
    return Math.max(0, -FLAT - x - logOdds) + SMOOTH;
  }

  @Override
  public void fill(double[] x, int from, int to, double[] shared, double[] stretch) {
    for (int i = from; i < to; i++) {
      double odds = Math.exp(-Math.abs(logOdds + x[i]));
      shared[i] = softplus(odds);
      stretch[i] = odds / ((1 + odds) * (1 + odds));
    }
  }

  /** {@code ln(1 + odds)} for odds of at most 1, faster than the library's. Source: Kahan. */
  static double softplus(double odds) {
    double sum = 1 + odds;
    return sum == 1 ? odds : Math.log(sum) * (odds / (sum - 1));
  }
}
