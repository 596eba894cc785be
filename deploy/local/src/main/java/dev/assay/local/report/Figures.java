package dev.assay.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** Numbers as people read them; what is absent is a dash. */
public final class Figures {
  static final String ABSENT = "-";
  private static final double SMALLEST_P = 0.0001;
  private static final int SIGNIFICANT_DIGITS = 4;
  private static final int MOST_DECIMALS = 8;

  private Figures() {}

  /** With four significant digits, whole numbers whole: {@code 1,234.5}. */
  public static String number(JsonNode value) {
    return value.isNumber() ? number(value.asDouble()) : ABSENT;
  }

  static String number(double value) {
    if (!Double.isFinite(value)) {
      return ABSENT;
    }
    return String.format(Locale.ROOT, "%,." + decimals(value) + "f", value);
  }

  /** A count: {@code 12,345}. */
  public static String count(JsonNode value) {
    return value.isNumber() ? String.format(Locale.ROOT, "%,d", value.asLong()) : ABSENT;
  }

  /** A ratio as a percentage with two decimals: {@code +1.23 %}. */
  public static String signedPercent(JsonNode value) {
    return value.isNumber()
        ? String.format(Locale.ROOT, "%+.2f %%", 100 * value.asDouble())
        : ABSENT;
  }

  /** A p-value: {@code 0.0123}, or {@code <0.0001}. */
  public static String probability(JsonNode value) {
    if (!value.isNumber()) {
      return ABSENT;
    }
    double p = value.asDouble();
    return p < SMALLEST_P ? "<0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }

  private static int decimals(double value) {
    double size = Math.abs(value);
    if (size == 0 || (size == Math.rint(size) && size < Long.MAX_VALUE)) {
      return 0;
    }
    int magnitude = (int) Math.floor(Math.log10(size));
    return Math.clamp(SIGNIFICANT_DIGITS - 1L - magnitude, 0, MOST_DECIMALS);
  }
}
