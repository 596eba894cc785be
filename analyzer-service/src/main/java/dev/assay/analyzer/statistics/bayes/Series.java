package dev.assay.analyzer.statistics.bayes;

/** A log density near its mode, as a power series: no cancellation however narrow it is. */
final class Series {

  /** Up to this distance the series is exact, for densities as narrow as those that need it. */
  static final double REACH = 0.25;

  /** Highest power. */
  static final int DEGREE = 11;

  /** From the power 2 on. */
  private final double[] coefficients;

  private Series(double[] coefficients) {
    this.coefficients = coefficients;
  }

  /** Of {@code -factor sum kappa_k d^k / k!}, the cumulants from the second on. */
  static Series of(double factor, double[] cumulants) {
    double[] coefficients = new double[DEGREE - 1];
    double term = -factor;
    for (int k = 2; k <= DEGREE; k++) {
      term /= k;
      coefficients[k - 2] = term * cumulants[k - 2];
    }
    return new Series(coefficients);
  }

  double at(double distance) {
    double sum = 0;
    for (int k = coefficients.length - 1; k >= 0; k--) {
      sum = sum * distance + coefficients[k];
    }
    return sum * distance * distance;
  }

  /** The density at points about a mode. */
  void fill(double[] x, double mode, int from, int to, double[] density) {
    double c0 = coefficients[0];
    double c1 = coefficients[1];
    double c2 = coefficients[2];
    double c3 = coefficients[3];
    double c4 = coefficients[4];
    double c5 = coefficients[5];
    double c6 = coefficients[6];
    double c7 = coefficients[7];
    double c8 = coefficients[8];
    double c9 = coefficients[9];
    for (int i = from; i < to; i++) {
      double d = x[i] - mode;
      double d2 = d * d;
      double d4 = d2 * d2;
      // Even and odd pairs side by side: shorter chains than term after term.
      double low = (c0 + c1 * d) + d2 * (c2 + c3 * d);
      double middle = (c4 + c5 * d) + d2 * (c6 + c7 * d);
      double high = c8 + c9 * d;
      density[i] = d2 * (low + d4 * (middle + d4 * high));
    }
    for (int i = from; i < to; i++) {
      density[i] = Math.exp(density[i]);
    }
  }

  /** Whether all points are within reach. */
  static boolean reaches(double[] x, double mode, int from, int to) {
    return mode - x[from] <= REACH && x[to - 1] - mode <= REACH;
  }
}
