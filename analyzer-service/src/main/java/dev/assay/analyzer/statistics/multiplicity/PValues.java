package dev.assay.analyzer.statistics.multiplicity;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
  static List<Integer> ascending(double... pValues) {
    return IntStream.range(0, pValues.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> pValues[i]))
        .toList();
  }
}
