package dev.assay.analyzer.statistics.numeric;

import java.util.function.DoubleUnaryOperator;

/** Where an increasing function reaches a value. */
public final class Root {

  private Root() {}

  /**
   * Looks above {@code low}; the function reaches the target there.
   *
   * @param step first distance above {@code low} that is tried, above 0; best where the target is
   */
  public static double above(
      double low, double step, DoubleUnaryOperator increasing, double target) {
    // At the low end the function may not be asked.
    double from = low;
    double below = Double.NaN;
    double to = low + step;
    double above = increasing.applyAsDouble(to) - target;
    for (double distance = 2 * step; above < 0; distance *= 2) {
      from = to;
      below = above;
      to = low + distance;
      above = increasing.applyAsDouble(to) - target;
    }
    return within(new FalsePosition(from, below, to, above), increasing, target);
  }

  /**
   * Looks between two points, on whose values the target lies, until it is met or no double is
   * between them: along chords, and every third time by halves, for functions that are far from
   * straight.
   */
  public static double between(
      double from, double to, DoubleUnaryOperator increasing, double target) {
    // At the ends the function may not be asked.
    return within(new FalsePosition(from, Double.NaN, to, Double.NaN), increasing, target);
  }

  private static double within(FalsePosition ends, DoubleUnaryOperator increasing, double target) {
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
