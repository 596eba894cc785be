package dev.assay.analyzer.decision;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** How much an experiment may cost, in units and in time; empty: no bound. */
public record Budget(OptionalLong units, Optional<Duration> time) {

  public static final Budget UNLIMITED = new Budget(OptionalLong.empty(), Optional.empty());

  public Budget {
    if (units.isPresent() && units.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "budget.units is %d; allowed is at least 1".formatted(units.getAsLong()));
    }
    if (time.isPresent() && !time.get().isPositive()) {
      throw new IllegalArgumentException(
          "budget.hours is %s; allowed is above 0".formatted(time.get()));
    }
  }

  boolean isExceeded(Evidence evidence) {
    return (units.isPresent() && evidence.units() >= units.getAsLong())
        || (time.isPresent() && evidence.runTime().compareTo(time.get()) >= 0);
  }
}
