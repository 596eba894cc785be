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

  /**
   * Looks between two points, on whose values the target lies, until no double is between.
   *
   * <p>By chords (regula falsi in its Illinois form), and every third time by halves, for functions
   * that are far from straight.
   */
  public static double between(
      double from, double to, DoubleUnaryOperator increasing, double target) {
    double low = from;
    double high = to;
    // Where the function may not be asked, at the ends, halves begin.
    double below = Double.NaN;
    double above = Double.NaN;
    int side = 0;
    for (int i = 1; ; i++) {
      double middle = low + (high - low) / 2;
      if (!(low < middle && middle < high)) {
        return high;
      }
      double chord = high - above * (high - low) / (above - below);
      double next = i % 3 != 0 && chord > low && chord < high ? chord : middle;
      double distance = increasing.applyAsDouble(next) - target;
      if (distance == 0) {
        return next;
      }
      if (distance < 0) {
        low = next;
        below = distance;
        above = side < 0 ? above / 2 : above;
        side = -1;
      } else {
        high = next;
        above = distance;
        below = side > 0 ? below / 2 : below;
        side = 1;
      }
    }
  }
}
