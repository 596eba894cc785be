package dev.assay.assigner.definition;

import dev.assay.assigner.assignment.Bucketing;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares of the traffic: percent with two decimals for people, hundredths of a percent inside. */
final class Percentage {

  static final String RULE = "a number from 0.01 to 100 in steps of 0.01";

  private static final BigDecimal SMALLEST = new BigDecimal("0.01");
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  private Percentage() {}

  static boolean isAllowed(BigDecimal percent) {
    return percent.compareTo(SMALLEST) >= 0
        && percent.compareTo(WHOLE) <= 0
        && percent.stripTrailingZeros().scale() <= 2;
  }

  static int basisPoints(double percent) {
    return BigDecimal.valueOf(percent)
        .movePointRight(2)
        .setScale(0, RoundingMode.HALF_UP)
        .intValueExact();
  }

  static double percent(int basisPoints) {
    return basisPoints * 100.0 / Bucketing.BUCKETS;
  }
}
