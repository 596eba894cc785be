package dev.assay.analyzer.statistics.planning;

/** Checks of arguments that many plans share. */
final class Ranges {

  private Ranges() {}

  static void above0(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("%s is %s; allowed is above 0".formatted(name, value));
    }
  }

  static void atLeast0(String name, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("%s is %s; allowed is at least 0".formatted(name, value));
    }
  }

  static void share(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("%s is %s; allowed is from 0 to 1".formatted(name, value));
    }
  }

  static void effect(String name, double value) {
    if (!(Math.abs(value) > 0 && Math.abs(value) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("%s is %s; allowed is any but 0".formatted(name, value));
    }
  }

  static void units(long control, long treatment) {
    atLeast1("n_control", control);
    atLeast1("n_treatment", treatment);
  }

  static void atLeast1(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s is %d; allowed is at least 1".formatted(name, value));
    }
  }
}
