package dev.assay.analyzer.statistics;

/** Which way a metric is to go. */
public enum Direction {
  HIGHER_IS_BETTER,
  LOWER_IS_BETTER;

  public static Direction of(boolean higherIsBetter) {
    return higherIsBetter ? HIGHER_IS_BETTER : LOWER_IS_BETTER;
  }

  /** The change as an improvement: positive when it is for the better. */
  public double improvement(double change) {
    return switch (this) {
      case HIGHER_IS_BETTER -> change;
      case LOWER_IS_BETTER -> -change;
    };
  }
}
