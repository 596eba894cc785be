package dev.assay.aggregator.observation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The checks that the fields of events have in common. Absent numbers become NaN. */
public final class Check {

  /** Squares of greater values would not fit a double. */
  static final double LARGEST = 1e150;

  private Check() {}

  private static final Instant FIRST = Instant.EPOCH;
  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  static double within(String field, double value, double low, double high)
      throws InvalidEventException {
    if (value >= low && value <= high) {
      return value;
    }
    throw new InvalidEventException(field, value, low + " to " + high);
  }

  static double notNegative(String field, double value) throws InvalidEventException {
    if (value >= 0 && value <= LARGEST) {
      return value;
    }
    throw new InvalidEventException(field, value, "a finite number not below 0");
  }

  static double optional(String field, @Nullable Number value) throws InvalidEventException {
    return value == null ? Double.NaN : notNegative(field, value.doubleValue());
  }

  static double optionalShare(String field, @Nullable Double value) throws InvalidEventException {
    return value == null ? Double.NaN : within(field, value, 0, 1);
  }

  /** Checks the event time of an event or an assignment. */
  public static void eventTime(Instant time) throws InvalidEventException {
    if (time.isBefore(FIRST) || !time.isBefore(LAST)) {
      throw new InvalidEventException("time", time, FIRST + " to " + LAST);
    }
  }

  /** The text, which must not be blank. */
  public static String notBlank(String field, @Nullable String value) throws InvalidEventException {
    if (value == null || value.isBlank()) {
      throw new InvalidEventException(field, value == null ? "absent" : "blank", "a text");
    }
    return value;
  }
}
