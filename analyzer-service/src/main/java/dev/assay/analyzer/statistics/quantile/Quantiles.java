package dev.assay.analyzer.statistics.quantile;

/** Quantiles of a few values that are all at hand. Source: Hyndman and Fan 1996. */
public final class Quantiles {

  /** Ranks nearer to a whole number than this many units in the last place are that number. */
  private static final double FUZZ = 4;

  private Quantiles() {}

  /**
   * Type 1: the least value that at least a share {@code q} of the values does not exceed.
   *
   * @param q above 0, below 1
   * @param sorted ascending, at least one
   */
  public static double type1(double q, double... sorted) {
    double rank = share(q) * sorted.length;
    // 0.07 of 100 is 7.000000000000001 in doubles, and the seventh value is meant.
    double whole = Math.ceil(rank - FUZZ * Math.ulp(rank));
    return sorted[(int) whole - 1];
  }

  /** Type 7: between the values around rank {@code 1 + (n - 1) q}, as most programs have it. */
  public static double type7(double q, double... sorted) {
    double position = share(q) * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  static double share(double q) {
    if (!(q > 0 && q < 1)) {
      throw new IllegalArgumentException("q is %s; allowed is above 0, below 1".formatted(q));
    }
    return q;
  }
}
