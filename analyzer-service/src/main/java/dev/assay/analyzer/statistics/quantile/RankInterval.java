package dev.assay.analyzer.statistics.quantile;

/**
 * Between which of the ordered values a quantile lies.
 *
 * @param n number of values
 * @param low rank of the lower limit, counted from 1; 0 when there is none
 * @param high rank of the upper limit; {@code n + 1} when there is none
 * @param coverage chance that the quantile lies between them
 */
public record RankInterval(long n, long low, long high, double coverage) {

  public boolean isBoundedBelow() {
    return low > 0;
  }

  public boolean isBoundedAbove() {
    return high <= n;
  }
}
