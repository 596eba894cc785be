package dev.assay.analyzer.statistics;

import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;

/** How near a figure has to come to one of 17 digits. */
public final class Near {

  private Near() {}

  /** Twelve digits. */
  public static Offset<Double> relative(double expected) {
    return within(1e-12 * Math.abs(expected));
  }

  /** Ten digits. */
  public static Offset<Double> loosely(double expected) {
    return within(1e-10 * Math.abs(expected));
  }
}
