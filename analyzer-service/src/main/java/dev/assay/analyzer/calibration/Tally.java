package dev.assay.analyzer.calibration;

/**
 * Sums of what the runs of a scenario found, one for each figure. Whole numbers: any order of
 * adding gives the same sums. Not safe for use by several threads.
 */
public final class Tally {

  /** Shares are counted in parts of this; squares of it fit for 2e9 runs. */
  private static final double UNIT = 1 << 16;

  private final long[] counts;
  private final long[] sums;
  private final long[] squares;

  Tally(int figures) {
    counts = new long[figures];
    sums = new long[figures];
    squares = new long[figures];
  }

  /** A run in which it happened, or did not. */
  void add(int figure, boolean happened) {
    add(figure, happened ? 1.0 : 0.0);
  }

  /**
   * A run's share.
   *
   * @param share from -1 to 1
   */
  void add(int figure, double share) {
    long value = Math.round(share * UNIT);
    counts[figure]++;
    sums[figure] += value;
    squares[figure] += value * value;
  }

  void add(Tally other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
      sums[i] += other.sums[i];
      squares[i] += other.squares[i];
    }
  }

  long count(int figure) {
    return counts[figure];
  }

  /** NaN without a run. */
  double mean(int figure) {
    return sums[figure] / UNIT / counts[figure];
  }

  /** Standard error of the mean. */
  double standardError(int figure) {
    double mean = mean(figure);
    double variance = squares[figure] / UNIT / UNIT / counts[figure] - mean * mean;
    return Math.sqrt(Math.max(0, variance) / counts[figure]);
  }
}
