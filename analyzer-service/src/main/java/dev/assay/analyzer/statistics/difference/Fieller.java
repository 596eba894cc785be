package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Alternative;

/**
 * Fieller's interval of the relative difference.
 *
 * <p>All {@code x} with {@code (d - x |c|)^2 <= q^2 (V_d - 2 s x C + x^2 V_c)}, where {@code c} is
 * the control, {@code s} its sign, {@code d} the difference, {@code C} their covariance and {@code
 * q} the quantile of the difference's own test. Solved for {@code x} and not for the ratio {@code 1
 * + x}, which would lose small lifts to cancellation. Source: Fieller 1954, JRSS B 16; that the
 * degrees of freedom are the difference's is a convention.
 *
 * @param square of the quantile
 * @param spread {@code c^2 V_d - 2 c d C + d^2 V_c}
 */
record Fieller(
    double control,
    double controlVariance,
    double difference,
    double differenceVariance,
    double covariance,
    double spread,
    double square) {

  LiftInterval interval(Alternative alternative) {
    double absolute = Math.abs(control);
    double a = control * control - square * controlVariance;
    double b = difference * absolute - square * Math.signum(control) * covariance;
    double c = difference * difference - square * differenceVariance;
    double discriminant =
        square
            * (spread - square * (differenceVariance * controlVariance - covariance * covariance));
    if (discriminant < 0) {
      return new LiftInterval.WholeLine();
    }
    // Both terms of the larger root have one sign, so it has no cancellation; Vieta gives the
    // other. At a = 0 the larger root is at the infinity that it comes from.
    double stable = b + Math.copySign(Math.sqrt(discriminant), b);
    double first = stable / (a > 0 ? a : -Math.abs(a));
    double second = stable == 0 ? 0 : c / stable;
    double low = Math.min(first, second);
    double high = Math.max(first, second);
    if (a > 0) {
      return switch (alternative) {
        case TWO_SIDED -> new LiftInterval.Bounded(low, high);
        case GREATER -> new LiftInterval.Bounded(low, Double.POSITIVE_INFINITY);
        case LESS -> new LiftInterval.Bounded(Double.NEGATIVE_INFINITY, high);
      };
    }
    // Between the roots d - x |c| has one sign: which side is ruled out.
    double side = difference - absolute * second;
    boolean kept =
        switch (alternative) {
          case TWO_SIDED -> false;
          case GREATER -> side <= 0;
          case LESS -> side >= 0;
        };
    return kept ? new LiftInterval.WholeLine() : new LiftInterval.Exclusive(low, high);
  }
}
