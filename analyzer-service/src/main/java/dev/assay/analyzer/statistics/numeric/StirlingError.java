package dev.assay.analyzer.statistics.numeric;

/**
 * What Stirling's formula leaves out: {@code ln Gamma(x) - (x - 1/2) ln x + x - ln(2 pi) / 2}.
 *
 * <p>Ratios of gamma functions of huge arguments are exact in these small numbers, where the
 * logarithms themselves would cancel. Source: Abramowitz and Stegun 1964, 6.1.41; small arguments
 * by the recurrence of the gamma function.
 */
public final class StirlingError {

  private static final double SERIES_FROM = 16;

  /** Bernoulli numbers over {@code 2k (2k - 1)}. */
  private static final double[] SERIES = {
    1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
  };

  private StirlingError() {}

  /**
   * The error.
   *
   * @param x above 0
   */
  public static double of(double x) {
    double shifted = x;
    double sum = 0;
    while (shifted < SERIES_FROM) {
      sum += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
      shifted++;
    }
    double square = 1 / (shifted * shifted);
    double series = 0;
    for (int k = SERIES.length - 1; k >= 0; k--) {
      series = series * square + SERIES[k];
    }
    return sum + series / shifted;
  }
}
