package dev.assay.analyzer.statistics.bayes;

/** Arguments' ranges. */
final class Checks {

  private Checks() {}

  static void positive(String name, double value) {
    if (!(value > 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "%s is %s; allowed is above 0 and finite".formatted(name, value));
    }
  }

  static void notNegative(String name, double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "%s is %s; allowed is at least 0 and finite".formatted(name, value));
    }
  }

  static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("%s is %s; allowed is finite".formatted(name, value));
    }
  }
}
