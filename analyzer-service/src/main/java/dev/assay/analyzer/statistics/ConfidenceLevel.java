package dev.assay.analyzer.statistics;

/**
 * How often an interval covers the truth.
 *
 * @param alpha how often it does not; above 0, below 1
 */
public record ConfidenceLevel(double alpha) {

  public static final ConfidenceLevel DEFAULT = new ConfidenceLevel(0.05);

  public ConfidenceLevel {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "alpha is %s; allowed is above 0, below 1".formatted(alpha));
    }
  }

  /** Probability left out on each side of a two-sided interval. */
  public double tail() {
    return alpha / 2;
  }
}
