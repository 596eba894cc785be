package dev.assay.analyzer.statistics.planning;

import dev.assay.analyzer.statistics.numeric.StandardNormal;

/**
 * How often a test may err.
 *
 * @param alpha chance of a finding where there is nothing, over all sides; above 0, below 1
 * @param sides in how many directions it looks
 * @param power chance of finding an effect that is there; above alpha, below 1
 */
public record TestDesign(double alpha, Sides sides, double power) {

  private static final double DEFAULT_POWER = 0.8;
  private static final TestDesign DEFAULT = new TestDesign(0.05, Sides.TWO, DEFAULT_POWER);

  public TestDesign {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "alpha is %s; allowed is above 0, below 1".formatted(alpha));
    }
    if (!(power > alpha && power < 1)) {
      throw new IllegalArgumentException(
          "power is %s; allowed is above alpha (%s), below 1".formatted(power, alpha));
    }
  }

  /**
   * With a power of 0.8, or half-way from alpha to 1 where that is more.
   *
   * @param alpha above 0, below 1
   */
  public static TestDesign of(double alpha, Sides sides) {
    return new TestDesign(alpha, sides, Math.max(DEFAULT_POWER, (1 + alpha) / 2));
  }

  /** Alpha 0.05, two-sided, power 0.8. */
  public static TestDesign withDefaults() {
    return DEFAULT;
  }

  /**
   * With another alpha.
   *
   * @param newAlpha above 0, below the power
   */
  public TestDesign withAlpha(double newAlpha) {
    return new TestDesign(newAlpha, sides, power);
  }

  public TestDesign with(Sides newSides) {
    return new TestDesign(alpha, newSides, power);
  }

  /**
   * With another power.
   *
   * @param newPower above alpha, below 1
   */
  public TestDesign withPower(double newPower) {
    return new TestDesign(alpha, sides, newPower);
  }

  /** Chance of a false finding on each side. */
  double tail() {
    return alpha / sides.count();
  }

  /** The normal statistic that a finding needs, {@code z_a}. */
  double criticalValue() {
    return StandardNormal.upperQuantile(tail());
  }

  /** So many standard errors an effect needs to be found: {@code z_a + z_b}. */
  double standardErrors() {
    return criticalValue() - StandardNormal.upperQuantile(power);
  }

  /** Chance that a normal statistic of this mean is a finding, in the sides that count. */
  double powerAt(double mean) {
    double critical = criticalValue();
    double expected = StandardNormal.cumulative(mean - critical);
    return switch (sides) {
      case ONE -> expected;
      case TWO -> Math.min(1, expected + StandardNormal.survival(mean + critical));
    };
  }
}
