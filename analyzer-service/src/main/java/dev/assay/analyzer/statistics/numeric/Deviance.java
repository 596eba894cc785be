package dev.assay.analyzer.statistics.numeric;

/**
 * How far a count lies from its mean on the scale of log likelihoods: {@code x ln(x / m) - (x -
 * m)}.
 *
 * <p>Its terms cancel near the mean, so that a series takes their place there. Source: Loader 2000,
 * "Fast and accurate computation of binomial probabilities".
 */
public final class Deviance {

  /** Nearer than this share of both together, the terms would lose a digit. */
  private static final double NEAR = 0.1;

  private Deviance() {}

  /**
   * The deviance.
   *
   * @param x above 0
   * @param mean above 0
   * @param above {@code x - mean}, which the caller may know better than the difference tells
   */
  public static double of(double x, double mean, double above) {
    if (Math.abs(above) >= NEAR * (x + mean)) {
      return x * Math.log(x / mean) - above;
    }
    double v = above / (x + mean);
    double term = 2 * x * v;
    double sum = above * v;
    double before;
    int odd = 1;
    do {
      before = sum;
      term *= v * v;
      odd += 2;
      sum += term / odd;
    } while (sum != before);
    return sum;
  }
}
