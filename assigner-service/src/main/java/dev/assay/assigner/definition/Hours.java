package dev.assay.assigner.definition;

/** Times that people write in hours and that are kept in milliseconds. */
final class Hours {

  /** A hundred years: what is longer is a slip of the pen. */
  static final long MOST = 876_000;

  private static final double MILLIS = 3_600_000;

  private Hours() {}

  static long toMillis(double hours) {
    return Math.round(hours * MILLIS);
  }

  static double ofMillis(long millis) {
    return millis / MILLIS;
  }
}
