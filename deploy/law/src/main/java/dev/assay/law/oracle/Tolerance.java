package dev.assay.law.oracle;

import java.util.Arrays;

/**
 * How far an answer may be off.
 *
 * <p>Apart from 1e-9 relative, a unit's own value is a double, so it may be off by some of its last
 * digits: that is all there is when values cancel each other, or when two units have almost the
 * same.
 */
final class Tolerance {

  static final double RELATIVE = 1e-9;

  /** In units of the last place: a few events are added to one value, in any order. */
  private static final double ROUNDINGS = 16;

  /** What the last of 32 digits may leave behind of values that came and went. */
  private static final double REST = 1e-20;

  private Tolerance() {}

  static double ofSum(double expected, double[] values) {
    return RELATIVE * Math.abs(expected) + values.length * rounding(values) + REST;
  }

  /** Also of a variance, with both the same. */
  static double ofCovariance(double[] a, double[] b) {
    double spreadA = Math.sqrt(ExactSum.covariance(a, a));
    double spreadB = Math.sqrt(ExactSum.covariance(b, b));
    double roundingA = rounding(a);
    double roundingB = rounding(b);
    return RELATIVE * spreadA * spreadB
        + roundingA * spreadB
        + roundingB * spreadA
        + roundingA * roundingB
        + REST;
  }

  private static double rounding(double[] values) {
    return ROUNDINGS * Math.ulp(largest(values));
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }
}
