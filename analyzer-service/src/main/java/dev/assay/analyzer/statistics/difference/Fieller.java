package dev.assay.analyzer.statistics.difference;

import java.util.Optional;

/**
 * Fieller's interval of the relative difference.
 *
 * <p>All {@code x} with {@code (d - x c)^2 <= q^2 (V_t + (1 + x)^2 V_c)}, where {@code c} is the
 * control, {@code d} the difference and {@code q} the quantile of the difference's own test. Solved
 * for {@code x} and not for the ratio {@code 1 + x}, which would lose small lifts to cancellation.
 * Source: Fieller 1954, JRSS B 16; that the degrees of freedom are the difference's is a
 * convention.
 */
final class Fieller {

  private Fieller() {}

  /**
   * @param quantile upper quantile of the reference distribution, above 0
   */
  static Optional<Lift> lift(
      double control,
      double controlVariance,
      double treatment,
      double treatmentVariance,
      double quantile) {
    if (control == 0) {
      return Optional.empty();
    }
    double difference = treatment - control;
    LiftInterval interval =
        relative(
            control,
            controlVariance,
            treatment,
            treatmentVariance,
            difference,
            quantile * quantile);
    return Optional.of(
        new Lift(difference / Math.abs(control), control > 0 ? interval : flip(interval)));
  }

  private static LiftInterval relative(
      double control, double vc, double treatment, double vt, double difference, double square) {
    double a = control * control - square * vc;
    double b = difference * control + square * vc;
    double discriminant =
        square * (control * control * vt + treatment * treatment * vc - square * vc * vt);
    if (a == 0 || discriminant < 0) {
      return new LiftInterval.WholeLine();
    }
    double root = Math.sqrt(discriminant);
    double stable = b + Math.copySign(root, b);
    double c = difference * difference - square * (vt + vc);
    double first = stable / a;
    // Both terms of the larger root have one sign, so it has no cancellation; Vieta gives the
    // other.
    double second = stable == 0 ? 0 : c / stable;
    double low = Math.min(first, second);
    double high = Math.max(first, second);
    return a > 0 ? new LiftInterval.Bounded(low, high) : new LiftInterval.Exclusive(low, high);
  }

  private static LiftInterval flip(LiftInterval interval) {
    return switch (interval) {
      case LiftInterval.Bounded bounded ->
          new LiftInterval.Bounded(-bounded.high(), -bounded.low());
      case LiftInterval.Exclusive exclusive ->
          new LiftInterval.Exclusive(-exclusive.high(), -exclusive.low());
      case LiftInterval.WholeLine whole -> whole;
    };
  }
}
