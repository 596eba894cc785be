package dev.assay.law.oracle;

import java.math.BigDecimal;
import java.util.stream.DoubleStream;

/** Sums without rounding. */
final class ExactSum {

  private BigDecimal sum = BigDecimal.ZERO;

  void add(double value) {
    sum = sum.add(new BigDecimal(value));
  }

  double value() {
    return sum.doubleValue();
  }

  static double of(double[] values) {
    ExactSum sum = new ExactSum();
    for (double value : values) {
      sum.add(value);
    }
    return sum.value();
  }

  /**
   * Sample covariance in two passes, with the correction for the rounding of the means; the sample
   * variance when both are the same. NaN under two pairs. Source: Chan, Golub and LeVeque 1983,
   * equation 1.7.
   */
  static double covariance(double[] a, double[] b) {
    int n = a.length;
    if (n < 2) {
      return Double.NaN;
    }
    double meanA = mean(a);
    double meanB = mean(b);
    double products = 0;
    double restA = 0;
    double restB = 0;
    for (int i = 0; i < n; i++) {
      double fromA = a[i] - meanA;
      double fromB = b[i] - meanB;
      products += fromA * fromB;
      restA += fromA;
      restB += fromB;
    }
    return (products - restA * restB / n) / (n - 1);
  }

  private static double mean(double[] values) {
    return DoubleStream.of(values).sum() / values.length;
  }
}
