package dev.assay.analyzer.statistics.numeric;

import java.util.function.DoubleUnaryOperator;

/** Where an increasing function reaches a value. */
public final class Root {

  private Root() {}

  /**
   * Looks above {@code low}; the function reaches the target there.
   *
   * @param step first distance above {@code low} that is tried, above 0
   */
  public static double above(
      double low, double step, DoubleUnaryOperator increasing, double target) {
    double distance = step;
    while (increasing.applyAsDouble(low + distance) < target) {
      distance *= 2;
    }
    return between(low, low + distance, increasing, target);
  }

  /** Looks between two points, on whose values the target lies. */
  public static double between(
      double from, double to, DoubleUnaryOperator increasing, double target) {
    double low = from;
    double high = to;
    double middle = low + (high - low) / 2;
    // Until no double lies between them.
    while (low < middle && middle < high) {
      if (increasing.applyAsDouble(middle) < target) {
        low = middle;
      } else {
        high = middle;
      }
      middle = low + (high - low) / 2;
    }
    return high;
  }
}
