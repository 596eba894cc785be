package dev.assay.analyzer.statistics.planning;

import java.util.function.DoubleUnaryOperator;

/** Where an increasing function reaches a value. */
final class Root {

  private static final int BISECTIONS = 200;
  private static final int DOUBLINGS = 1100;

  private Root() {}

  /**
   * Looks above {@code low}, as far up as doubles go.
   *
   * @param step first distance above {@code low} that is tried, above 0
   */
  static double above(double low, double step, DoubleUnaryOperator increasing, double target) {
    double distance = step;
    for (int i = 0; i < DOUBLINGS && increasing.applyAsDouble(low + distance) < target; i++) {
      distance *= 2;
    }
    return between(low, low + distance, increasing, target);
  }

  /** Looks between two points, on whose values the target lies. */
  static double between(double from, double to, DoubleUnaryOperator increasing, double target) {
    double low = from;
    double high = to;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (increasing.applyAsDouble(middle) < target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
