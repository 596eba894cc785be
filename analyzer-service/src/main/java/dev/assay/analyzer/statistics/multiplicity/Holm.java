package dev.assay.analyzer.statistics.multiplicity;

/**
 * Holm's correction of several p values, which keeps the chance of any false alarm at its level.
 */
public final class Holm {

  private Holm() {}

  /**
   * Adjusted p values: the running maximum of {@code (m - i + 1) p_(i)}, at most 1. Source: Holm
   * 1979, Scandinavian Journal of Statistics 6.
   *
   * @param pValues from 0 to 1
   * @return in the order of the input; each at least its own p value
   */
  public static double[] adjust(double... pValues) {
    PValues.check(pValues);
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    int left = pValues.length;
    for (int i : PValues.ascending(pValues)) {
      largest = Math.max(largest, Math.min(1, left-- * pValues[i]));
      adjusted[i] = largest;
    }
    return adjusted;
  }
}
