package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Estimate;
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
    return rate() * rest().rate() / units;
  }

  /**
   * The rate with its unpooled variance, as known: about normal.
   *
   * @throws IllegalArgumentException without units
   */
  public Estimate estimate() {
    return new Estimate(rate(), variance(), Double.POSITIVE_INFINITY);
  }

  /**
   * Wilson's score interval, {@code (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)}; its
   * limits are exactly 0 and 1 without and with only conversions. Source: Wilson 1927.
   *
   * @throws IllegalArgumentException without units
   */
  public Interval wilson(ConfidenceLevel level) {
    return wilson(level.tail());
  }

  /**
   * The same with a probability of {@code tail} left out on each side.
   *
   * @param tail above 0, below 1
   */
  Interval wilson(double tail) {
    checkUnits();
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(tail);
    return new Interval(
        conversions == 0 ? 0 : wilsonLow(z), conversions == units ? 1 : wilsonHigh(z));
  }

  /**
   * Clopper and Pearson's interval: the rates at which so many conversions or more, or so many or
   * fewer, are not rarer than {@code alpha/2}. Exact, so it covers at least as often as it says;
   * its limits are exactly 0 and 1 without and with only conversions. Source: Clopper and Pearson
   * 1934.
   *
   * @throws IllegalArgumentException without units, or with more than 1e12
   */
  public Interval clopperPearson(ConfidenceLevel level) {
    Interval odds = oddsInterval(level.tail());
    return new Interval(
        odds.low() / (1 + odds.low()), conversions == units ? 1 : 1 / (1 + 1 / odds.high()));
  }

  /**
   * Exact p value of a known rate, by the binomial distribution; two-sided it is twice the smaller
   * tail, which matches {@link #clopperPearson}. Source: Clopper and Pearson 1934.
   *
   * @param known above 0, below 1
   * @throws IllegalArgumentException without units, or with more than 1e12
   */
  public double exactPValue(double known, Alternative alternative) {
    if (!(known > 0 && known < 1)) {
      throw new IllegalArgumentException(
          "rate is %s; allowed is above 0, below 1".formatted(known));
    }
    checkUnits();
    Binomial binomial = new Binomial(units, known / (1 - known));
    double atLeast = binomial.atLeast(conversions);
    double atMost = binomial.atMost(conversions);
    return switch (alternative) {
      case TWO_SIDED -> Math.min(1, 2 * Math.min(atLeast, atMost));
      case GREATER -> atLeast;
      case LESS -> atMost;
    };
  }

  /** Clopper and Pearson's limits as odds, {@code p / (1 - p)}: 0 to infinity. */
  Interval oddsInterval(double tail) {
    checkUnits();
    return new Interval(
        conversions == 0 ? 0 : Binomial.lowerOdds(conversions, units, tail),
        conversions == units
            ? Double.POSITIVE_INFINITY
            : 1 / Binomial.lowerOdds(units - conversions, units, tail));
  }

  /** {@code this - other}, over one denominator: rates that are almost equal would cancel. */
  public double minus(Proportion other) {
    return Products.difference(
            (double) conversions, (double) other.units, (double) other.conversions, (double) units)
        / ((double) units * other.units);
  }

  /** All units of both, none of which is in both. */
  public Proportion pool(Proportion other) {
    return new Proportion(
        Math.addExact(conversions, other.conversions), Math.addExact(units, other.units));
  }

  /** The units that did not convert. */
  Proportion rest() {
    return new Proportion(units - conversions, units);
  }

  void checkUnits() {
    if (units == 0) {
      throw new IllegalArgumentException("An interval needs units");
    }
  }

  /** By the product of both limits, {@code p^2 / (1 + z^2/n)}: the difference would cancel. */
  private double wilsonLow(double z) {
    return rate() * rate() / (wilsonHigh(z) * (1 + z * z / units));
  }

  private double wilsonHigh(double z) {
    double square = z * z / units;
    return (rate() + square / 2 + z * Math.sqrt(variance() + square / (4 * units))) / (1 + square);
  }
}
