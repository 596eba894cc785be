package dev.assay.analyzer.statistics.sequential;

import dev.assay.analyzer.statistics.numeric.GaussLegendre;
import dev.assay.analyzer.statistics.numeric.StandardNormal;

/**
 * A Brownian motion seen at rising times, as long as it has not crossed a bound.
 *
 * <p>The density of what has not crossed is kept at Gauss-Legendre nodes and carried from look to
 * look by the normal density of the increment.
 */
final class CrossingRecursion {

  private static final GaussLegendre RULE = GaussLegendre.ORDER_8;

  /** What lies further out, in standard deviations, carries no weight. */
  private static final double REACH = 9;

  /** Increments beyond so many standard deviations are left out. */
  private static final double BAND = 12;

  /** Width of a panel in standard deviations of the narrower of two increments. */
  private static final double WIDTH = 1.5;

  /** From here on nothing is spent. */
  private static final double LEAST = 1e-300;

  private static final double PRECISION = 1e-14;

  private final boolean twoSided;
  private double time;
  private double[] nodes = {0};
  private double[] masses = {1};

  CrossingRecursion(boolean twoSided) {
    this.twoSided = twoSided;
  }

  /**
   * Goes on to a look.
   *
   * @param now its time
   * @param next time of the look after it, infinite after the last
   * @param spend probability of crossing the upper bound at this look
   * @return the bound as a z value
   */
  double look(double now, double next, double spend) {
    double deviation = Math.sqrt(now - time);
    double bound =
        spend > LEAST ? solve(deviation, Math.sqrt(now), spend) : Double.POSITIVE_INFINITY;
    if (next < Double.POSITIVE_INFINITY) {
      carry(deviation, bound, Math.sqrt(now), Math.min(deviation, Math.sqrt(next - now)));
    }
    time = now;
    return bound / Math.sqrt(now);
  }

  /** Newton's method on the logarithm of the probability, which is concave. */
  private double solve(double deviation, double root, double spend) {
    double bound = root * StandardNormal.upperQuantile(spend);
    double tolerance = PRECISION * root;
    double change;
    do {
      double crossing = 0;
      double density = 0;
      for (int i = 0; i < nodes.length; i++) {
        double z = (bound - nodes[i]) / deviation;
        crossing += masses[i] * StandardNormal.survival(z);
        density += masses[i] * StandardNormal.density(z);
      }
      change = Math.log(crossing / spend) * crossing * deviation / density;
      bound += change;
      // Growing, so that rounding cannot keep the steps going.
      tolerance *= 2;
    } while (Math.abs(change) > tolerance);
    return bound;
  }

  private void carry(double deviation, double bound, double root, double narrowest) {
    double high = Math.min(bound, 40 * root);
    double low = twoSided ? -high : -REACH * root;
    int panels = (int) Math.ceil((high - low) / (WIDTH * narrowest));
    double half = (high - low) / panels / 2;
    int order = RULE.order();
    double[] points = new double[panels * order];
    double[] carried = new double[points.length];
    int first = 0;
    for (int i = 0; i < points.length; i++) {
      points[i] = low + half * (2 * (i / order) + 1 + RULE.node(i % order));
      double sum = 0;
      while (first < nodes.length && points[i] - nodes[first] > BAND * deviation) {
        first++;
      }
      for (int j = first; j < nodes.length; j++) {
        double z = (points[i] - nodes[j]) / deviation;
        if (z < -BAND) {
          break;
        }
        sum += masses[j] * Math.exp(-z * z / 2);
      }
      carried[i] = half * RULE.weight(i % order) * sum / (deviation * Math.sqrt(2 * Math.PI));
    }
    nodes = points;
    masses = carried;
  }
}
