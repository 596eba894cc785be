package dev.assay.schemas.summary;

import java.nio.DoubleBuffer;

/**
 * Looks in sorted values beginning at a place that may be near: steps that double, then halves.
 *
 * <p>Who looks for a quantile asks for one value after the other, each nearer to the last. Source:
 * Bentley and Yao 1976, "An almost optimal algorithm for unbounded searching".
 */
final class NearbySearch {

  private NearbySearch() {}

  /**
   * How many values are at most {@code x}.
   *
   * @param sorted ascending from 0 to its limit, without NaN
   * @param near from 0 to the limit
   */
  static int countAtMost(DoubleBuffer sorted, double x, int near) {
    int size = sorted.limit();
    int low = near;
    int high = near;
    // All before low are at most x, and all from high on are above it.
    for (int step = 1; high < size && sorted.get(high) <= x; step *= 2) {
      low = high + 1;
      high = Math.min(size, high + step);
    }
    for (int step = 1; low > 0 && sorted.get(low - 1) > x; step *= 2) {
      high = low - 1;
      low = Math.max(0, low - step);
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted.get(middle) <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
