package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many of so many units converted.
 *
 * @param conversions from 0 to {@code units}
 */
public record Proportion(long conversions, long units) {

  public Proportion {
    if (conversions < 0 || conversions > units) {
      throw new IllegalArgumentException(
          "Conversions are from 0 to the number of units: %d of %d".formatted(conversions, units));
    }
  }

  /** Share of the units, from 0 to 1; NaN without units. */
  public double rate() {
    return (double) conversions / units;
  }

  /** Variance of the rate, {@code p (1 - p) / n}; NaN without units. */
  public double variance() {
    return rate() * (1 - rate()) / units;
  }

  /**
   * Wilson's score interval, {@code (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)}; its
   * limits are exactly 0 and 1 without and with only conversions. Source: Wilson 1927.
   *
   * @throws IllegalArgumentException without units
   */
  public Interval wilson(ConfidenceLevel level) {
    if (units == 0) {
      throw new IllegalArgumentException("An interval needs units");
    }
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(level.tail());
    double p = rate();
    double square = z * z / units;
    double centre = p + square / 2;
    double half = z * Math.sqrt(variance() + square / (4 * units));
    double low = conversions == 0 ? 0 : (centre - half) / (1 + square);
    double high = conversions == units ? 1 : (centre + half) / (1 + square);
    return new Interval(low, high);
  }
}
