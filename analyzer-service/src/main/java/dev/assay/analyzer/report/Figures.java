package dev.assay.analyzer.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them. */
final class Figures {

  private static final MathContext DIGITS = new MathContext(4);
  private static final double SMALLEST_P = 0.0001;

  private Figures() {}

  /** Four significant digits; a dash for what is absent. */
  static String number(@Nullable Double value) {
    return value == null || !Double.isFinite(value)
        ? "-"
        : BigDecimal.valueOf(value).round(DIGITS).stripTrailingZeros().toPlainString();
  }

  /** A share as a signed percentage. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%+.2f %%", 100 * share);
  }

  static String probability(double p) {
    return p < SMALLEST_P ? "<0.0001" : String.format(Locale.ROOT, "%.4f", p);
  }
}
