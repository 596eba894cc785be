package dev.assay.analyzer.series;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every {@code 2^k}-th of a growing list, and its last one: k is the smallest for which they are no
 * more than the bound.
 */
final class Thinned<T> {

  private final int most;
  private final List<T> kept = new ArrayList<>();
  private @Nullable T last;
  private long stride = 1;
  private long seen;

  /**
   * An empty one.
   *
   * @param most values that are kept, besides the last one; at least 2
   */
  Thinned(int most) {
    this.most = most;
  }

  void add(T value) {
    if (seen % stride == 0) {
      if (kept.size() == most) {
        halve();
      }
      // Halving may have made this one of those that are left out.
      if (seen % stride == 0) {
        kept.add(value);
      }
    }
    last = value;
    seen++;
  }

  /** Oldest first. */
  List<T> values() {
    List<T> values = new ArrayList<>(kept);
    if (last != null && !last.equals(kept.getLast())) {
      values.add(last);
    }
    return values;
  }

  private void halve() {
    List<T> everySecond = new ArrayList<>();
    for (int i = 0; i < kept.size(); i += 2) {
      everySecond.add(kept.get(i));
    }
    kept.clear();
    kept.addAll(everySecond);
    stride *= 2;
  }
}
