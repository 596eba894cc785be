package dev.assay.schemas.summary;

import java.util.function.DoubleUnaryOperator;

/** Quantiles of what can only be counted. */
final class Inversion {

  private static final int BISECTIONS = 100;

  private Inversion() {}

  /**
   * The least value with so many at or below it, as near as doubles are.
   *
   * @param countAtMost grows with its argument
   * @param min at most the value
   * @param max at least the value
   */
  static double invert(DoubleUnaryOperator countAtMost, double min, double max, double rank) {
    if (countAtMost.applyAsDouble(min) >= rank) {
      return min;
    }
    double low = min;
    double high = max;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = low + (high - low) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (countAtMost.applyAsDouble(middle) < rank) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
