package dev.assay.analyzer.statistics.quantile;

import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.numeric.FalsePosition;
import dev.assay.schemas.summary.LocalCounts;
import java.util.Arrays;
import java.util.List;

/**
 * The counts of a distribution between two values, with all steps they make there in order.
 *
 * <p>Quantiles that are near each other are looked for in one stretch: the steps are collected from
 * the sketches once, and from then on only what the digests add has to be asked for.
 */
final class Stretch {

  /** Of the values, at least: where all are the same there is something to look through. */
  private static final double RESOLUTION = 1e-12;

  /** Every so often by halves, for counts that are far from straight. */
  private static final int HALVES = 3;

  private final GroupedDistribution distribution;
  private final double low;
  private final double high;
  private final List<LocalCounts> parts;

  /** The values known as they are above the low end, up to the high end; sorted. */
  private final double[] steps;

  /** Number of values known as they are that are at most the low end. */
  private final long stepsAtLow;

  private Stretch(GroupedDistribution distribution, double low, double high) {
    this.distribution = distribution;
    this.low = low;
    this.high = high;
    parts = distribution.between(low, high);
    steps = steps(parts);
    stepsAtLow = parts.stream().mapToLong(LocalCounts::stepsAtLow).sum();
  }

  static Stretch of(GroupedDistribution distribution, Interval range) {
    double size = Math.max(Math.abs(range.low()), Math.abs(range.high()));
    double least = Math.max(RESOLUTION * size, Double.MIN_NORMAL);
    return new Stretch(distribution, range.low(), Math.max(range.high(), range.low() + least));
  }

  private static double[] steps(List<LocalCounts> parts) {
    double[] steps = parts.getFirst().steps();
    for (LocalCounts part : parts.subList(1, parts.size())) {
      double[] more = part.steps();
      steps = Arrays.copyOf(steps, steps.length + more.length);
      System.arraycopy(more, 0, steps, steps.length - more.length, more.length);
    }
    Arrays.sort(steps);
    return steps;
  }

  /**
   * The least value with this share at or below it; outside of the stretch, if it is there.
   *
   * @param share above 0, below 1
   * @param tolerance error in the share that is close enough, above 0
   * @param resolution error in the value that is close enough, as part of the stretch
   */
  double quantile(double share, double tolerance, double resolution) {
    double target = share * distribution.count();
    Stretch stretch = this;
    while (stretch.countAtLow() >= target) {
      stretch = stretch.before();
    }
    while (stretch.countAtHigh() < target) {
      stretch = stretch.after();
    }
    return stretch.reach(target, tolerance * distribution.count(), resolution * (high - low));
  }

  private double countAtLow() {
    return count(0, low);
  }

  private double countAtHigh() {
    return count(steps.length, high);
  }

  /** Twice as long, up to the low end. */
  private Stretch before() {
    return new Stretch(distribution, low - 2 * (high - low), low);
  }

  /** Twice as long, from the high end on. */
  private Stretch after() {
    return new Stretch(distribution, high, high + 2 * (high - low));
  }

  private double reach(double target, double tolerance, double width) {
    // The first step that reaches the target, the ends being steps too.
    FalsePosition places =
        new FalsePosition(-1, countAtLow() - target, steps.length, countAtHigh() - target);
    for (int i = 1; places.high() - places.low() > 1; i++) {
      double next = i % HALVES == 0 ? places.middle() : places.chord();
      int place = (int) Math.clamp(next, places.low() + 1, places.high() - 1);
      places.narrow(place, count(place + 1, steps[place]) - target);
    }
    int first = (int) places.high();
    double from = first == 0 ? low : steps[first - 1];
    double to = first == steps.length ? high : steps[first];
    return count(first, Math.nextDown(to)) < target
        ? to
        : between(from, to, first, target, tolerance, width);
  }

  /** Where no step is, and the digests' counts alone grow. */
  private double between(
      double from, double to, int passed, double target, double tolerance, double width) {
    // Doubles may be further apart than that.
    double least = Math.max(width, Math.ulp(Math.max(Math.abs(from), Math.abs(to))));
    FalsePosition ends =
        new FalsePosition(
            from, count(passed, from) - target, to, count(passed, Math.nextDown(to)) - target);
    for (int i = 1; ends.high() - ends.low() > least; i++) {
      double next = i % HALVES == 0 ? ends.middle() : ends.chord();
      double distance = count(passed, next) - target;
      if (Math.abs(distance) <= tolerance) {
        return next;
      }
      ends.narrow(next, distance);
    }
    return ends.high();
  }

  /** Number of values at most {@code value}, of which so many are steps of this stretch. */
  private double count(int passed, double value) {
    double sum = stepsAtLow + passed;
    for (LocalCounts part : parts) {
      sum += part.linesAt(value);
    }
    return sum;
  }
}
