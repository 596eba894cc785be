package dev.assay.assigner.definition;

import java.math.BigDecimal;

/** Times that people write in hours and that are kept in milliseconds. */
final class Hours {

  /** A hundred years: what is longer is a slip of the pen. */
  static final long MOST = 876_000;

  static final String POSITIVE_RULE = "a number of hours above 0 and at most " + MOST;

  private static final double MILLIS = 3_600_000;

  private Hours() {}

  /** The property {@code after_hours}, in milliseconds. */
  static long afterStart(Fields step) {
    return toMillis(
        step.requiredNumber(
            "after_hours",
            "a number of hours from 0 to " + MOST,
            value -> value.signum() >= 0 && value.doubleValue() <= MOST));
  }

  static boolean isPositive(BigDecimal hours) {
    return toMillis(hours.doubleValue()) > 0 && hours.doubleValue() <= MOST;
  }

  static long toMillis(double hours) {
    return Math.round(hours * MILLIS);
  }

  static double ofMillis(long millis) {
    return millis / MILLIS;
  }
}
