package dev.assay.analyzer.calibration;

import java.util.Locale;

/**
 * Where a share has to lie.
 *
 * @param low -infinity where only a largest share is promised
 * @param high infinity where only a smallest share is promised
 */
public record Promise(double low, double high) {

  /** A one-sided limit is missed only beyond so many standard errors of the simulation. */
  static final double NOISE = 2;

  private static final double HUNDRED = 100;

  public static Promise between(double low, double high) {
    return new Promise(low, high);
  }

  public static Promise within(double distance, double of) {
    return new Promise(of - distance, of + distance);
  }

  public static Promise atMost(double high) {
    return new Promise(Double.NEGATIVE_INFINITY, high);
  }

  public static Promise atLeast(double low) {
    return new Promise(low, Double.POSITIVE_INFINITY);
  }

  /**
   * Whether a figure keeps it. A band is wider than its purpose needs, so it holds as it stands; a
   * limit may be the truth itself, and then half of all simulations lie beyond it.
   */
  public boolean isKept(double figure, double standardError) {
    double slack = isBand() ? 0 : NOISE * standardError;
    return figure >= low - slack && figure <= high + slack;
  }

  private boolean isBand() {
    return Double.isFinite(low) && Double.isFinite(high);
  }

  /** For example {@code 4.50 to 5.50 %}. */
  @Override
  public String toString() {
    if (isBand()) {
      return "%s to %s %%".formatted(percent(low), percent(high));
    }
    return Double.isFinite(low)
        ? "at least %s %%".formatted(percent(low))
        : "at most %s %%".formatted(percent(high));
  }

  /** A share as a number of percent, with two decimals. */
  static String percent(double share) {
    String text = String.format(Locale.ROOT, "%.2f", HUNDRED * share);
    return text.equals("-0.00") ? "0.00" : text;
  }
}
