package dev.assay.analyzer.statistics.adjustment;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.schemas.summary.QuantileSketch;

/**
 * The value that larger ones are set to, so that a few units do not decide a mean.
 *
 * <p>It is a quantile of all arms' values together: arms capped at values of their own would differ
 * by their caps. The cap is applied where values are counted, in the metric's definition. Moments
 * that were summed without it do not tell those of capped values, and a sketch tells the sum above
 * a cap only roughly; so there is no capping afterwards. Source: Tukey 1962; Kohavi, Tang and Xu
 * 2020, chapter 18.
 */
public final class WinsorCap {

  /** So many values have to lie above a cap, on average, or it is but one of the largest. */
  static final double MINIMUM_TAIL = 10;

  private WinsorCap() {}

  /**
   * Chooses a cap.
   *
   * @param share of the values that lie below the cap; above 0, below 1
   * @param arms values of each arm that is compared
   * @return in the values' unit; undefined with fewer than 10 values to be expected above it
   */
  public static Answer<Double> of(double share, QuantileSketch... arms) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "quantile is %s; allowed is above 0, below 1".formatted(share));
    }
    QuantileSketch pooled = new QuantileSketch();
    for (QuantileSketch arm : arms) {
      pooled.merge(arm);
    }
    return pooled.count() * (1 - share) < MINIMUM_TAIL
        ? new Undefined<>(Reason.TOO_FEW_VALUES)
        : Answer.of(pooled.quantile(share));
  }
}
