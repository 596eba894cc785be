package dev.assay.analyzer.statistics.quantile;

import dev.assay.analyzer.statistics.Interval;
import dev.assay.schemas.summary.GroupedQuantiles;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The distribution of all values of one or more parts, each of which has sketches by group: the sum
 * of the sketches' counts, so that a quantile and the spread of the groups about it come from one
 * set of sketches. Merged sketches would add an error of their own.
 */
final class GroupedDistribution {

  /** Bisections only after so many steps along the chord. */
  private static final int CHORDS = 8;

  private static final int STEPS = 80;
  private static final double RESOLUTION = 1e-12;

  private final List<GroupedQuantiles> parts;

  /** Those that have values. */
  private final int[] groups;

  /** By group, of those that have values. */
  private final long[] counts;

  private final long count;

  /** Values of parts that have no unit in common; their first groups are one, and so on. */
  GroupedDistribution(List<GroupedQuantiles> parts) {
    this.parts = parts;
    int size = parts.stream().mapToInt(GroupedQuantiles::size).max().orElse(0);
    this.groups = IntStream.range(0, size).filter(group -> count(group) > 0).toArray();
    this.counts = IntStream.of(groups).mapToLong(this::count).toArray();
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
   * Variance of {@link #shareAtMost}, between groups: {@code G/(G-1) sum (c_g - p n_g)^2 / n^2}
   * with {@code c_g} of the {@code n_g} values of a group at most {@code value}.
   */
  double varianceOfShare(double value, double share) {
    double squares = 0;
    for (int i = 0; i < groups.length; i++) {
      double residual = countAtMost(groups[i], value) - share * counts[i];
      squares += residual * residual;
    }
    return squares / count / count * groups.length / (groups.length - 1);
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

  /** The range of the sketches' own quantiles, among which the pooled one lies. */
  Interval range(double share) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (GroupedQuantiles part : parts) {
      for (int group = 0; group < part.size(); group++) {
        double own = part.quantile(group, share);
        if (!Double.isNaN(own)) {
          low = Math.min(low, own);
          high = Math.max(high, own);
        }
      }
    }
    return new Interval(low, high);
  }

  /**
   * The least value with this share at or below it.
   *
   * @param range where it is looked for first
   * @param tolerance error in the share that is close enough, above 0
   * @param resolution error in the value that is close enough, as part of the range
   */
  double quantile(double share, Interval range, double tolerance, double resolution) {
    double low = range.low();
    double high = range.high();
    // Values that are all the same, even 0, still need a first step.
    double size = Math.max(Math.abs(low), Math.abs(high));
    double spread = Math.max(high - low, Math.max(RESOLUTION * size, Double.MIN_NORMAL));
    double below = shareAtMost(low);
    for (double step = spread / 8; below >= share; step *= 2) {
      high = low;
      low -= step;
      below = shareAtMost(low);
    }
    double above = shareAtMost(high);
    for (double step = spread / 8; above < share; step *= 2) {
      low = high;
      high += step;
      below = above;
      above = shareAtMost(high);
    }
    return between(low, below, high, above, share, tolerance, resolution * spread);
  }

  /** Regula falsi in its Illinois form, then bisections: distributions of few values have steps. */
  private double between(
      double from,
      double shareFrom,
      double to,
      double shareTo,
      double share,
      double tolerance,
      double width) {
    double low = from;
    double high = to;
    double below = shareFrom - share;
    double above = shareTo - share;
    int side = 0;
    for (int i = 0; i < STEPS && high - low > width; i++) {
      double next =
          i < CHORDS ? high - above * (high - low) / (above - below) : low + (high - low) / 2;
      double distance = shareAtMost(next) - share;
      if (Math.abs(distance) <= tolerance) {
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
    return high;
  }
}
