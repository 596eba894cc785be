package dev.assay.analyzer.statistics.sequential;

import dev.assay.analyzer.statistics.Interval;

/**
 * What holds at one look, whenever that is.
 *
 * @param pValue 1 where nothing speaks against an effect of 0
 * @param interval of the effect
 */
public record AlwaysValid(double pValue, Interval interval) {

  /** Before the first look. */
  public static final AlwaysValid START =
      new AlwaysValid(1, new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));

  /**
   * All looks up to the next: the smallest p value, and what all intervals have in common. It holds
   * like each of them. Nothing in common, which is an interval from a higher to a lower limit, says
   * that the effect has changed on the way.
   */
  public AlwaysValid and(AlwaysValid next) {
    return new AlwaysValid(
        Math.min(pValue, next.pValue),
        new Interval(
            Math.max(interval.low(), next.interval.low()),
            Math.min(interval.high(), next.interval.high())));
  }
}
