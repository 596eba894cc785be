package dev.assay.analyzer.alert;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** Numbers in sentences. */
final class Text {

  private static final MathContext THREE_DIGITS = new MathContext(3);
  private static final double SMALLEST_PLAIN = 1e-4;
  private static final double LARGEST_PLAIN = 1e9;

  private Text() {}

  /** Three significant digits; powers of ten where the zeros would be many. */
  static String number(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return String.valueOf(value);
    }
    if (size > 0 && (size < SMALLEST_PLAIN || size >= LARGEST_PLAIN)) {
      return new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toString();
    }
    return new BigDecimal(value).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }

  /** A share as a percentage. */
  static String percent(double share) {
    return number(100 * share) + " %";
  }

  static String duration(Duration duration) {
    return duration.toSeconds() % 60 == 0
        ? duration.toMinutes() + " min"
        : number(duration.toMillis() / 1e3) + " s";
  }
}
