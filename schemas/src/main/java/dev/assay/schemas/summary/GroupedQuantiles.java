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

  /** Groups where intervals are wanted. */
  public static final int GROUPS = 16;

  private final List<QuantileSketch> groups;

  private GroupedQuantiles(List<QuantileSketch> groups) {
    this.groups = groups;
  }

  /** Empty sketches: {@link #GROUPS} of them, or one where no interval is wanted. */
  public static GroupedQuantiles empty(int groups) {
    List<QuantileSketch> sketches = new ArrayList<>(groups);
    for (int i = 0; i < groups; i++) {
      sketches.add(new QuantileSketch());
    }
    return new GroupedQuantiles(sketches);
  }

  public static GroupedQuantiles of(QuantilesState state) {
    return new GroupedQuantiles(
        new ArrayList<>(state.getGroups().stream().map(QuantileSketch::of).toList()));
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

  /** Merges another one with as many groups. */
  public void merge(GroupedQuantiles other) {
    for (int i = 0; i < groups.size(); i++) {
      groups.get(i).merge(other.groups.get(i));
    }
  }

  /** Number of groups. */
  public int size() {
    return groups.size();
  }

  /** All groups together, as a new sketch. */
  public QuantileSketch whole() {
    return without(-1);
  }

  /** All groups but one, as a new sketch. */
  public QuantileSketch without(int left) {
    QuantileSketch sketch = new QuantileSketch();
    for (int i = 0; i < groups.size(); i++) {
      if (i != left) {
        sketch.merge(groups.get(i));
      }
    }
    return sketch;
  }

  /** Values in one group. */
  public long count(int group) {
    return groups.get(group).count();
  }

  /** Values of one group that are at most {@code value}; fractional where a sketch interpolates. */
  public double countAtMost(int group, double value) {
    return groups.get(group).countAtMost(value);
  }

  /** Quantile of one group's values; NaN without a value. */
  public double quantile(int group, double q) {
    return groups.get(group).quantile(q);
  }
}
