package dev.assay.local.replay.mapping;

import java.util.regex.Pattern;

/** Decimal numbers in text. */
final class Numbers {

  // Double.parseDouble also takes "1d", "0x1p3" and "NaN".
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

  private Numbers() {}

  /** The number; NaN when the text is not a finite decimal number. */
  static double parse(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return Double.NaN;
    }
    double number = Double.parseDouble(text);
    return Double.isFinite(number) ? number : Double.NaN;
  }
}
