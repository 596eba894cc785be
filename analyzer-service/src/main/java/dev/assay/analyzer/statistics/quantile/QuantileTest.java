package dev.assay.analyzer.statistics.quantile;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.StudentTest;
import dev.assay.analyzer.statistics.numeric.StudentQuantile;
import dev.assay.schemas.summary.GroupedQuantiles;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Quantiles over all values of an arm, with a variance over units.
 *
 * <p>Woodruff's method over groups of units: the share of the values at most the quantile is a
 * ratio of sums over {@code G} groups, with variance {@code v = G/(G-1) sum (c_g - p n_g)^2 / n^2}
 * and {@code G - 1} degrees of freedom. With {@code h = t sqrt(v)}, the standard error of the
 * quantile is {@code (Q(p + h) - Q(p - h)) / 2t}. The values of a unit may be correlated in any
 * way; units are independent.
 *
 * <p>Sources: Woodruff 1952, JASA 47; Francisco and Fuller 1991, Annals of Statistics 19; groups:
 * Chamandy, Muralidharan, Najmi and Naidu 2012.
 */
public final class QuantileTest {

  /** Fewer groups give a variance of its own name only. */
  static final int MINIMUM_GROUPS = 8;

  /** So many values have to lie on either side of a quantile, on average. */
  static final double MINIMUM_TAIL = 10;

  /** Chance left out on each side of the interval that tells the density. */
  private static final double TAIL = 0.025;

  /** Errors of the search are this share of a standard error. */
  private static final double PRECISION = 1e-3;

  /** Where values are few, the quantile is one of them, to this share of the groups' spread. */
  private static final double FINE = 1e-9;

  /** Of Student's distribution, by degrees of freedom, of which most have the same few. */
  private static final double[] LIMITS =
      IntStream.range(0, GroupedQuantiles.GROUPS)
          .mapToDouble(freedom -> freedom == 0 ? Double.NaN : StudentQuantile.upper(freedom, TAIL))
          .toArray();

  private final double quantile;
  private final ConfidenceLevel level;

  private QuantileTest(double quantile, ConfidenceLevel level) {
    this.quantile = quantile;
    this.level = level;
  }

  /** Of the median; two-sided, with intervals of 95 %. */
  public static QuantileTest withDefaults() {
    return new QuantileTest(0.5, ConfidenceLevel.DEFAULT);
  }

  /**
   * Of another quantile than the median.
   *
   * @param share of the values that lie below the quantile; above 0, below 1
   */
  public QuantileTest with(double share) {
    return new QuantileTest(Quantiles.share(share), level);
  }

  public QuantileTest with(ConfidenceLevel confidenceLevel) {
    return new QuantileTest(quantile, confidenceLevel);
  }

  /** Welch's test of the difference of two arms' quantiles, in the values' unit. */
  public Answer<Difference> test(GroupedQuantiles control, GroupedQuantiles treatment) {
    return StudentTest.test(estimate(control), estimate(treatment), level);
  }

  /**
   * One arm's quantile.
   *
   * @return undefined with fewer than 8 groups that have values, or with fewer than 10 values to be
   *     expected on either side of the quantile
   */
  public Answer<Estimate> estimate(GroupedQuantiles values) {
    return estimate(List.of(values));
  }

  /**
   * The quantile of several parts' values together.
   *
   * @param parts that have no unit in common
   * @return undefined as for one
   */
  public Answer<Estimate> estimate(List<GroupedQuantiles> parts) {
    GroupedDistribution distribution = new GroupedDistribution(parts);
    if (distribution.groups() < MINIMUM_GROUPS) {
      return new Undefined<>(Reason.TOO_FEW_GROUPS);
    }
    double nearest = Math.min(quantile, 1 - quantile);
    if (distribution.count() * nearest < MINIMUM_TAIL) {
      return new Undefined<>(Reason.TOO_FEW_VALUES);
    }
    Stretch stretch = Stretch.of(distribution, distribution.range(quantile));
    double value =
        stretch.quantile(quantile, PRECISION * Math.sqrt(nearest / distribution.count()), FINE);
    double error = Math.sqrt(distribution.varianceOfShare(value, quantile));
    int freedom = distribution.groups() - 1;
    // Both shares stay within the values.
    double half = Math.min(nearest / 2 * 1.8, error * limit(freedom));
    if (half == 0) {
      return Answer.of(new Estimate(value, 0, freedom));
    }
    double tolerance = PRECISION * half;
    double low = stretch.quantile(quantile - half, tolerance, PRECISION);
    double high = stretch.quantile(quantile + half, tolerance, PRECISION);
    double standardError = (high - low) / (2 * half) * error;
    return Answer.of(new Estimate(value, standardError * standardError, freedom));
  }

  private static double limit(int freedom) {
    return freedom < LIMITS.length ? LIMITS[freedom] : StudentQuantile.upper(freedom, TAIL);
  }
}
