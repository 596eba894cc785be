package dev.assay.analyzer.statistics.planning;

/** What Stirling's formula leaves out of the logarithm of the gamma function. */
final class Stirling {

  private static final double LARGE = 16;

  private Stirling() {}

  /**
   * {@code ln Gamma(z) - (z - 1/2) ln z + z - ln(2 pi)/2}. Source: Abramowitz and Stegun 1964,
   * 6.1.40 and 6.1.15.
   *
   * @param z above 0
   */
  static double error(double z) {
    double sum = 0;
    double x = z;
    while (x < LARGE) {
      sum += (x + 0.5) * Math.log1p(1 / x) - 1;
      x++;
    }
    double square = 1 / (x * x);
    return sum
        + (1.0 / 12
                - square
                    * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square / 1188))))
            / x;
  }
}
