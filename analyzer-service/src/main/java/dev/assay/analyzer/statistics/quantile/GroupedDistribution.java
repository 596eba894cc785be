package dev.assay.analyzer.statistics.quantile;

import dev.assay.analyzer.statistics.Interval;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.LocalCounts;
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

  /**
   * The variance, between groups, of the share of the values that are at most {@code value}: {@code
   * G/(G-1) sum (c_g - p n_g)^2 / n^2} with {@code c_g} of the {@code n_g} values of a group at
   * most {@code value}.
   *
   * @param expected the share {@code p}
   */
  double varianceOfShare(double value, double expected) {
    double squares = 0;
    for (int i = 0; i < groups.length; i++) {
      double residual = countAtMost(groups[i], value) - expected * counts[i];
      squares += residual * residual;
    }
    return squares / count / count * (groups.length / (groups.length - 1.0));
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

  /** The counts of each part's values between two values. */
  List<LocalCounts> between(double low, double high) {
    return Arrays.stream(parts).map(part -> part.between(low, high)).toList();
  }
}
