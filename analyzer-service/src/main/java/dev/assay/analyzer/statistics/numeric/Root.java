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
   * Looks between two points, on whose values the target lies, until it is met or no double is
   * between them: along chords, and every third time by halves, for functions that are far from
   * straight.
   */
  public static double between(
      double from, double to, DoubleUnaryOperator increasing, double target) {
    // At the ends the function may not be asked.
    FalsePosition ends = new FalsePosition(from, Double.NaN, to, Double.NaN);
    for (int i = 1; ends.low() < ends.middle() && ends.middle() < ends.high(); i++) {
      double next =
          i % 3 == 0 || Double.isNaN(ends.chord())
              ? ends.middle()
              // One step away from an end that is as good as met, or the other end would stay.
              : Math.clamp(ends.chord(), Math.nextUp(ends.low()), Math.nextDown(ends.high()));
      double distance = increasing.applyAsDouble(next) - target;
      if (distance == 0) {
        return next;
      }
      ends.narrow(next, distance);
    }
    return ends.high();
  }
}
