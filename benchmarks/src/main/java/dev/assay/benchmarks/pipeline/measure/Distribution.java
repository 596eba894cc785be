package dev.assay.benchmarks.pipeline.measure;

import java.util.Arrays;

/**
 * What many measured times come to, all in ms. A percentile is the smallest of them that so many
 * percent do not exceed (nearest rank): each one was measured.
 */
public record Distribution(int count, double p50, double p95, double p99, double max) {

  /**
   * Of the times.
   *
   * @param nanos in any order, at least one, in ns
   */
  public static Distribution ofNanos(long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("Nothing was measured");
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Distribution(
        sorted.length,
        percentile(sorted, 50),
        percentile(sorted, 95),
        percentile(sorted, 99),
        percentile(sorted, 100));
  }

  private static double percentile(long[] sorted, int percent) {
    int rank = (int) ((long) sorted.length * percent + 99) / 100;
    return sorted[rank - 1] / 1e6;
  }
}
