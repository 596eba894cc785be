package dev.assay.analyzer.statistics.quantile;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import java.util.function.LongPredicate;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Interval of a quantile between two of the ordered values, for independent values of any
 * distribution.
 *
 * <p>With {@code B ~ Bin(n, q)}, the lower rank is the largest {@code l} with {@code P(B <= l - 1)
 * <= alpha / 2}, the upper rank the smallest {@code u} with {@code P(B >= u) <= alpha / 2}. Source:
 * David and Nagaraja 2003, section 7.1.
 */
public final class OrderStatisticInterval {

  /** Beyond so many standard deviations no tail is as small as a double can say. */
  private static final double REACH = 45;

  private final double quantile;
  private final ConfidenceLevel level;

  private OrderStatisticInterval(double quantile, ConfidenceLevel level) {
    this.quantile = quantile;
    this.level = level;
  }

  /** Of the median, at 95 %. */
  public static OrderStatisticInterval withDefaults() {
    return new OrderStatisticInterval(0.5, ConfidenceLevel.DEFAULT);
  }

  /**
   * Of another quantile than the median.
   *
   * @param share of the values that lie below the quantile; above 0, below 1
   */
  public OrderStatisticInterval with(double share) {
    return new OrderStatisticInterval(Quantiles.share(share), level);
  }

  public OrderStatisticInterval with(ConfidenceLevel confidenceLevel) {
    return new OrderStatisticInterval(quantile, confidenceLevel);
  }

  /**
   * The ranks of the limits.
   *
   * @param n independent values, at least 1
   */
  public RankInterval ranks(long n) {
    if (n < 1) {
      throw new IllegalArgumentException("n is %d; allowed is at least 1".formatted(n));
    }
    BinomialTail tail = new BinomialTail(n, quantile);
    double reach = REACH * (tail.deviation() + REACH);
    long from = Math.max(0, (long) (n * quantile - reach));
    long to = Math.min(n, (long) (n * quantile + reach)) + 1;
    long low = first(from, to, l -> tail.atMost(l) > level.tail());
    long high = first(from, to, u -> tail.atLeast(u) <= level.tail());
    return new RankInterval(n, low, high, 1 - tail.atMost(low - 1) - tail.atLeast(high));
  }

  /** The ranks by the normal distribution, {@code n q -+ z sqrt(n q (1 - q))}: not whole. */
  public Interval normalRanks(long n) {
    double half =
        NormalDistribution.of(0, 1).inverseSurvivalProbability(level.tail())
            * new BinomialTail(n, quantile).deviation();
    return new Interval(n * quantile - half, n * quantile + half);
  }

  /**
   * The interval of the quantile.
   *
   * @param sorted independent values, ascending
   * @return unbounded where there are too few values
   */
  public Interval interval(double... sorted) {
    RankInterval ranks = ranks(sorted.length);
    return new Interval(
        ranks.low() == 0 ? Double.NEGATIVE_INFINITY : sorted[(int) ranks.low() - 1],
        ranks.high() > sorted.length ? Double.POSITIVE_INFINITY : sorted[(int) ranks.high() - 1]);
  }

  /** The first of the numbers that holds, where all above it do; {@code to} is taken to hold. */
  private static long first(long from, long to, LongPredicate holds) {
    long low = from;
    long high = to;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
