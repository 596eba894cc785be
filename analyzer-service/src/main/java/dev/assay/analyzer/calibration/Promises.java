package dev.assay.analyzer.calibration;

/** What is promised in many places. */
final class Promises {

  static final double ALPHA = 0.05;

  /** A test's false alarms at an alpha of 5 %. */
  static final Promise ERROR = Promise.between(0.045, 0.055);

  /** At most an alpha of 5 %. */
  static final Promise LIMIT = Promise.atMost(ALPHA);

  /** An interval of 95 %. */
  static final Promise COVERAGE = Promise.between(0.945, 0.955);

  /** An interval of 95 % of a quantile. */
  static final Promise QUANTILE_COVERAGE = Promise.between(0.94, 0.96);

  /** An exact interval. */
  static final Promise AT_LEAST = Promise.atLeast(0.95);

  private Promises() {}

  /** A power, within one point of its formula. */
  static Promise power(double formula) {
    return Promise.within(0.01, formula);
  }
}
