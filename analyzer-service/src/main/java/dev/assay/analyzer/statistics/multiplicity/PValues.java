package dev.assay.analyzer.statistics.multiplicity;

import java.util.Arrays;

/** Several p values. */
final class PValues {

  private PValues() {}

  static void check(double... pValues) {
    for (double p : pValues) {
      if (!(p >= 0 && p <= 1)) {
        throw new IllegalArgumentException("p value is %s; allowed is from 0 to 1".formatted(p));
      }
    }
  }

  /** Where they stand, the smallest first. */
  static Integer[] ascending(double... pValues) {
    Integer[] places = new Integer[pValues.length];
    Arrays.setAll(places, i -> i);
    Arrays.sort(places, (one, other) -> Double.compare(pValues[one], pValues[other]));
    return places;
  }
}
