package dev.assay.analyzer.statistics.planning;

import dev.assay.analyzer.statistics.numeric.StandardNormal;
import dev.assay.analyzer.statistics.numeric.StirlingError;

/**
 * Student's t about an effect: {@code (Z + delta) / S} with a standard normal {@code Z} and an
 * independent {@code S = sqrt(chi^2_f / f)}.
 *
 * <p>{@code P(T > t)} is the integral of {@code Q(t s - delta)} over the density of {@code S}. On
 * the scale {@code u = ln s} the integrand is positive and log-concave, so the trapezoidal rule
 * between the points where it vanishes converges faster than any power of the step, and tails keep
 * their relative precision. Source of the integral: Johnson, Kotz and Balakrishnan 1995, chapter
 * 31.
 */
final class NoncentralT {

  /** Below {@code e^-50} of its peak the integrand counts for nothing. */
  private static final double NEGLIGIBLE = 50;

  private static final double PRECISION = 1e-12;
  private static final int FIRST_STEPS = 64;

  /**
   * What a change may grow by while the steps double: it bounds their number. Steps of half the
   * size square the error, so that a small change leaves a far smaller error.
   */
  private static final double LENIENCE = 16;

  private final double degreesOfFreedom;
  private final double noncentrality;

  /** Logarithm of the density of {@code ln S} at 0. */
  private final double logConstant;

  /**
   * @param degreesOfFreedom above 0
   * @param noncentrality mean of the numerator
   */
  NoncentralT(double degreesOfFreedom, double noncentrality) {
    this.degreesOfFreedom = degreesOfFreedom;
    this.noncentrality = noncentrality;
    this.logConstant =
        Math.log(degreesOfFreedom / Math.PI) / 2 - StirlingError.of(degreesOfFreedom / 2);
  }

  /** {@code P(T > t)}. */
  double survivalProbability(double t) {
    if (t < 0) {
      return 1 - new NoncentralT(degreesOfFreedom, -noncentrality).survivalProbability(-t);
    }
    double lowest = Math.min(0, Math.log(Math.min(1, degreesOfFreedom) / Math.abs(t))) - NEGLIGIBLE;
    double peak = peak(t, lowest);
    double height = logIntegrand(t, peak);
    double low = edge(t, peak, height, -1);
    double high = edge(t, peak, height, 1);
    double sum = trapezoid(t, low, high, FIRST_STEPS, 0);
    int steps = FIRST_STEPS;
    double precision = PRECISION / LENIENCE;
    double before;
    do {
      before = sum;
      steps *= 2;
      precision *= LENIENCE;
      // Only the points between those of the coarser rule are new.
      sum = before / 2 + trapezoid(t, low, high, steps / 2, (high - low) / steps) / 2;
    } while (Math.abs(sum - before) > precision * sum);
    return Math.min(1, sum);
  }

  private double logIntegrand(double t, double u) {
    double tail = StandardNormal.survival(t * Math.exp(u) - noncentrality);
    return logConstant - degreesOfFreedom / 2 * excess(2 * u) + Math.log(tail);
  }

  /** {@code e^x - 1 - x}, without cancellation. */
  private static double excess(double x) {
    if (Math.abs(x) > 0.5) {
      return Math.expm1(x) - x;
    }
    double term = x * x / 2;
    double sum = 0;
    for (int i = 3; i < 20; i++) {
      sum += term;
      term *= x / i;
    }
    return sum;
  }

  /** The integrand peaks where the density of S does, or below: the tail falls with {@code u}. */
  private double peak(double t, double lowest) {
    double low = lowest;
    double high = 0;
    for (int i = 0; i < 100; i++) {
      double left = low + (high - low) / 3;
      double right = high - (high - low) / 3;
      // Where the tail underflows at both points, lower ones are higher.
      if (logIntegrand(t, left) < logIntegrand(t, right)) {
        low = left;
      } else {
        high = right;
      }
    }
    return low;
  }

  /** A point in the given direction beyond which the integrand counts for nothing. */
  private double edge(double t, double peak, double height, int direction) {
    double inside = 0;
    double outside = 1 / Math.sqrt(degreesOfFreedom);
    while (logIntegrand(t, peak + direction * outside) > height - NEGLIGIBLE) {
      inside = outside;
      outside *= 2;
    }
    for (int i = 0; i < 6; i++) {
      double middle = (inside + outside) / 2;
      if (logIntegrand(t, peak + direction * middle) > height - NEGLIGIBLE) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return peak + direction * outside;
  }

  private double trapezoid(double t, double low, double high, int steps, double offset) {
    double step = (high - low) / steps;
    double sum = 0;
    for (int i = 0; i < steps; i++) {
      sum += Math.exp(logIntegrand(t, low + i * step + offset));
    }
    return sum * step;
  }
}
