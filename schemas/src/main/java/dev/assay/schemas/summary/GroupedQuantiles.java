package dev.assay.schemas.summary;

import dev.assay.schemas.avro.QuantilesState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Quantile sketches of a fixed number of groups of units.
 *
 * <p>A unit's events are correlated, so a quantile over events needs a variance over units. How the
 * counts of the groups differ gives it: Chamandy, Muralidharan, Najmi and Naidu 2012, "Estimating
 * uncertainty for massive data streams". Not safe for use by several threads.
 */
public final class GroupedQuantiles {

  /** Groups over all partitions where intervals are wanted; at least one in each partition. */
  public static final int GROUPS = 16;

  private final List<QuantileSketch> groups;

  private GroupedQuantiles(List<QuantileSketch> groups) {
    this.groups = groups;
  }

  /** Groups in each of so many partitions. */
  public static int inEachOf(int partitions) {
    return Math.ceilDiv(GROUPS, partitions);
  }

  /** Empty sketches. */
  public static GroupedQuantiles empty(int groups) {
    List<QuantileSketch> sketches = new ArrayList<>(groups);
    for (int i = 0; i < groups; i++) {
      sketches.add(new QuantileSketch());
    }
    return new GroupedQuantiles(sketches);
  }

  public static GroupedQuantiles of(QuantilesState state) {
    List<QuantileSketch> groups = new ArrayList<>(state.getGroups().size());
    for (ByteBuffer group : state.getGroups()) {
      groups.add(QuantileSketch.of(group));
    }
    return new GroupedQuantiles(groups);
  }

  /** Reads what {@link #toState(DigestStore)} wrote. */
  public static GroupedQuantiles of(QuantilesState state, DigestStore digests) {
    List<QuantileSketch> groups = new ArrayList<>(state.getGroups().size());
    for (ByteBuffer values : state.getGroups()) {
      ByteBuffer apart =
          QuantileSketch.isWithoutDigests(values) ? digests.get(groups.size()) : null;
      groups.add(apart == null ? QuantileSketch.of(values) : QuantileSketch.of(values, apart));
    }
    return new GroupedQuantiles(groups);
  }

  /** The latest values of each group; digests that have changed go to their store. */
  public QuantilesState toState(DigestStore digests) {
    List<ByteBuffer> values = new ArrayList<>(groups.size());
    for (QuantileSketch group : groups) {
      if (group.hasChangedDigests()) {
        digests.put(values.size(), group.digests());
      }
      values.add(group.withoutDigests());
    }
    return new QuantilesState(values);
  }

  public QuantilesState toState() {
    List<ByteBuffer> bytes = groups.stream().map(QuantileSketch::toBytes).toList();
    return new QuantilesState(bytes);
  }

  /** The sketch of a unit's group; the same for the same unit, wherever it is computed. */
  public QuantileSketch groupOf(String unitId) {
    // String.hashCode is specified, but its low bits are poor: mix them.
    int hash = unitId.hashCode() * 0x9E3779B9;
    return groups.get((hash >>> 16) % groups.size());
  }

  /** Merges another one's groups into the same groups of this one. */
  public void merge(GroupedQuantiles other) {
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).merge(other.groups.get(i));
    }
  }

  /** Takes the groups of another one in, beside its own: no unit is in both. */
  public void join(GroupedQuantiles other) {
    groups.addAll(other.groups);
  }

  /** Number of groups. */
  public int size() {
    return groups.size();
  }

  /** Values in all groups. */
  public long count() {
    long sum = 0;
    for (QuantileSketch group : groups) {
      sum += group.count();
    }
    return sum;
  }

  /** Values in one group. */
  public long count(int group) {
    return groups.get(group).count();
  }

  /** Values of one group that are at most {@code value}; fractional where a sketch interpolates. */
  public double countAtMost(int group, double value) {
    return groups.get(group).countAtMost(value);
  }

  /** The counts of all groups between two values, where many quantiles are to be looked for. */
  public LocalCounts between(double low, double high) {
    LocalCounts counts = new LocalCounts(low, high);
    for (QuantileSketch group : groups) {
      group.addTo(counts);
    }
    return counts;
  }

  /**
   * A value near the quantile of one group's values, where a search may begin. With values taken
   * out it may be further away. NaN without a value.
   */
  public double nearQuantile(int group, double q) {
    return groups.get(group).nearQuantile(q);
  }

  /**
   * Quantile of all values: where the sum of the groups' counts reaches its rank. Merged sketches
   * would add an error of their own.
   *
   * @param q from 0 to 1
   * @return NaN without a value
   */
  public double quantile(double q) {
    long count = count();
    if (count <= 0) {
      return Double.NaN;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (QuantileSketch group : groups) {
      if (group.count() > 0) {
        low = Math.min(low, group.min());
        high = Math.max(high, group.max());
      }
    }
    return Inversion.invert(this::countAtMost, low, high, q * count);
  }

  private double countAtMost(double value) {
    double sum = 0;
    for (QuantileSketch group : groups) {
      sum += group.countAtMost(value);
    }
    return sum;
  }
}
