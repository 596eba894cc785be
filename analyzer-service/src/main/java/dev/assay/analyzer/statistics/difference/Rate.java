package dev.assay.analyzer.statistics.difference;

/**
 * How often something was counted over an exposure.
 *
 * @param count of events, at least 0
 * @param exposure units, or units times time, above 0 and finite
 */
public record Rate(long count, double exposure) {

  public Rate {
    if (count < 0) {
      throw new IllegalArgumentException("count is %d; allowed is at least 0".formatted(count));
    }
    if (!(exposure > 0 && exposure < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "exposure is %s; allowed is above 0 and finite".formatted(exposure));
    }
  }

  /** Events for each unit of exposure. */
  public double value() {
    return count / exposure;
  }
}
