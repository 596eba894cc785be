package dev.assay.analyzer.statistics.quantile;

import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.numeric.FalsePosition;
import dev.assay.schemas.summary.GroupedQuantiles;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The distribution of all values of one or more parts, each of which has sketches by group: the sum
 * of the sketches' counts, so that a quantile and the spread of the groups about it come from one
 * set of sketches. Merged sketches would add an error of their own.
 */
final class GroupedDistribution {

  /** So many steps along the chord. */
  private static final int CHORDS = 5;

  private static final double RESOLUTION = 1e-12;

  /** So many of the groups' mean on either side of where the search begins. */
  private static final double STANDARD_ERRORS = 3;

  private final GroupedQuantiles[] parts;

  /** Those that have values. */
  private final int[] groups;

  /** By group, of those that have values. */
  private final long[] counts;

  private final long count;

  /** Values of parts that have no unit in common; their first groups are one, and so on. */
  GroupedDistribution(List<GroupedQuantiles> parts) {
    this.parts = parts.toArray(GroupedQuantiles[]::new);
    int size = parts.stream().mapToInt(GroupedQuantiles::size).max().orElse(0);
    long[] ofGroups = IntStream.range(0, size).mapToLong(this::count).toArray();
    this.groups = IntStream.range(0, size).filter(group -> ofGroups[group] > 0).toArray();
    this.counts = IntStream.of(groups).mapToLong(group -> ofGroups[group]).toArray();
    this.count = LongStream.of(counts).sum();
  }

  /** Number of groups that have values. */
  int groups() {
    return groups.length;
  }

  /** Number of values. */
  long count() {
    return count;
  }

  /** Share of the values that are at most {@code value}. */
  double shareAtMost(double value) {
    double sum = 0;
    for (int group : groups) {
      sum += countAtMost(group, value);
    }
    return sum / count;
  }

  /**
   * The share of the values that are at most {@code value}, with its variance between groups:
   * {@code G/(G-1) sum (c_g - p n_g)^2 / n^2} with {@code c_g} of the {@code n_g} values of a group
   * at most {@code value}.
   *
   * @param expected the share {@code p}
   */
  Share shareAtMost(double value, double expected) {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < groups.length; i++) {
      double atMost = countAtMost(groups[i], value);
      sum += atMost;
      double residual = atMost - expected * counts[i];
      squares += residual * residual;
    }
    double factor = groups.length / (groups.length - 1.0);
    return new Share(sum / count, squares / count / count * factor);
  }

  private long count(int group) {
    long sum = 0;
    for (GroupedQuantiles part : parts) {
      sum += group < part.size() ? part.count(group) : 0;
    }
    return sum;
  }

  private double countAtMost(int group, double value) {
    double sum = 0;
    for (GroupedQuantiles part : parts) {
      sum += group < part.size() ? part.countAtMost(group, value) : 0;
    }
    return sum;
  }

  /**
   * Where the quantile lies, most likely: about the mean of the groups' own quantiles, three times
   * as far on either side as their mean varies.
   */
  Interval range(double share) {
    double sum = 0;
    double[] quantiles = new double[groups.length];
    for (int i = 0; i < groups.length; i++) {
      quantiles[i] = nearQuantile(groups[i], share) / counts[i];
      sum += quantiles[i] * counts[i];
    }
    double mean = sum / count;
    double squares = 0;
    for (int i = 0; i < groups.length; i++) {
      squares += (quantiles[i] - mean) * (quantiles[i] - mean) * counts[i];
    }
    double distance = STANDARD_ERRORS * Math.sqrt(squares / count / groups.length);
    return new Interval(mean - distance, mean + distance);
  }

  /** The sum over the parts, each by its count. */
  private double nearQuantile(int group, double share) {
    double sum = 0;
    for (GroupedQuantiles part : parts) {
      if (group < part.size() && part.count(group) > 0) {
        sum += part.nearQuantile(group, share) * part.count(group);
      }
    }
    return sum;
  }

  /** The ends of a range, and the shares at or below them. */
  Bracket bracket(Interval range) {
    return new Bracket(
        range.low(), shareAtMost(range.low()), range.high(), shareAtMost(range.high()));
  }

  /**
   * The least value with this share at or below it.
   *
   * @param near where it is looked for first
   * @param tolerance error in the share that is close enough, above 0
   * @param resolution error in the value that is close enough, as part of the bracket
   */
  double quantile(double share, Bracket near, double tolerance, double resolution) {
    double low = near.low();
    double high = near.high();
    // Values that are all the same, even 0, still need a first step.
    double size = Math.max(Math.abs(low), Math.abs(high));
    double spread = Math.max(high - low, Math.max(RESOLUTION * size, Double.MIN_NORMAL));
    double below = near.shareAtLow();
    for (double step = spread / 8; below >= share; step *= 2) {
      high = low;
      low -= step;
      below = shareAtMost(low);
    }
    double above = high == near.high() ? near.shareAtHigh() : shareAtMost(high);
    for (double step = spread / 8; above < share; step *= 2) {
      low = high;
      high += step;
      below = above;
      above = shareAtMost(high);
    }
    // Doubles may be further apart than that.
    double width = Math.max(resolution * spread, Math.ulp(Math.max(Math.abs(low), Math.abs(high))));
    return between(
        new FalsePosition(low, below - share, high, above - share), share, tolerance, width);
  }

  /**
   * Chords first, then the steps between the ends, then bisections: the shares of few values are
   * stairs, on which chords go astray.
   */
  private double between(FalsePosition first, double share, double tolerance, double width) {
    FalsePosition ends = first;
    for (int i = 0; ends.high() - ends.low() > width; i++) {
      if (i == CHORDS) {
        ends = steps(ends, share);
        if (shareAtMost(Math.nextDown(ends.high())) < share) {
          return ends.high();
        }
      }
      double next = i < CHORDS ? ends.chord() : ends.middle();
      double distance = shareAtMost(next) - share;
      if (Math.abs(distance) <= tolerance) {
        return next;
      }
      ends.narrow(next, distance);
    }
    return ends.high();
  }

  /** The nearest steps on both sides, or the ends where there is none. */
  private FalsePosition steps(FalsePosition ends, double share) {
    double[] steps =
        Arrays.stream(parts)
            .flatMapToDouble(part -> part.stepsBetween(ends.low(), ends.high()))
            .sorted()
            .toArray();
    int first = firstWith(share, steps);
    return new FalsePosition(
        first == 0 ? ends.low() : steps[first - 1],
        Double.NaN,
        first == steps.length ? ends.high() : steps[first],
        Double.NaN);
  }

  /** The place of the first value that has the share at or below it; their number if none has. */
  private int firstWith(double share, double[] values) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (shareAtMost(values[middle]) < share) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
