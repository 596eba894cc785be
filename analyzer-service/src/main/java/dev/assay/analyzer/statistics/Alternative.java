package dev.assay.analyzer.statistics;

import org.apache.commons.statistics.distribution.ContinuousDistribution;

/** What a test looks for: a difference, an increase only, or a decrease only. */
public enum Alternative {
  TWO_SIDED,
  GREATER,
  LESS;

  /**
   * How often a statistic is at least as far out when there is no effect; by survival functions, so
   * that small ones keep their digits.
   *
   * @param distribution of the statistic without an effect, symmetric about 0
   */
  public double pValue(ContinuousDistribution distribution, double statistic) {
    return switch (this) {
      case TWO_SIDED -> Math.min(1, 2 * distribution.survivalProbability(Math.abs(statistic)));
      case GREATER -> distribution.survivalProbability(statistic);
      case LESS -> distribution.cumulativeProbability(statistic);
    };
  }

  /** Probability left out on each side that an interval closes. */
  public double tail(ConfidenceLevel level) {
    return this == TWO_SIDED ? level.tail() : level.alpha();
  }

  /**
   * The interval that excludes 0 when the p value is below alpha; open to the side that is looked
   * for.
   *
   * @param halfWidth at least 0
   */
  public Interval interval(double value, double halfWidth) {
    return new Interval(
        this == LESS ? Double.NEGATIVE_INFINITY : value - halfWidth,
        this == GREATER ? Double.POSITIVE_INFINITY : value + halfWidth);
  }
}
