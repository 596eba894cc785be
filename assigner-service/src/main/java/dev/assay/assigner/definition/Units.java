package dev.assay.assigner.definition;

import java.math.BigDecimal;

/** Numbers of units that take part. */
final class Units {

  private static final long MOST = 1_000_000_000_000L;

  static final String RULE = "a whole number from 1 to " + MOST;

  private Units() {}

  static boolean isAllowed(BigDecimal units) {
    return units.signum() > 0 && isWhole(units, MOST);
  }

  static boolean isWhole(BigDecimal number, long most) {
    return number.compareTo(BigDecimal.valueOf(most)) <= 0
        && number.stripTrailingZeros().scale() <= 0;
  }
}
