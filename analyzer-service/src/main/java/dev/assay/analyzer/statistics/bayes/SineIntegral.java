package dev.assay.analyzer.statistics.bayes;

import dev.assay.analyzer.statistics.numeric.GaussLegendre;

/**
 * Weights that integrate a smooth density from its values on a grid: between two of its points the
 * integral of {@code sin(pi x) / (pi x)}, which interpolates a function without high frequencies
 * exactly. Source: Stenger 1993, "Numerical methods based on sinc and analytic functions".
 */
final class SineIntegral {

  /** Largest distance in steps. */
  static final int REACH = 256;

  private static final double[] WEIGHTS = weights();

  private SineIntegral() {}

  /** {@code Si(pi m) / pi} at the index {@code REACH + m}: -1/2 far below, 1/2 far above. */
  static double[] table() {
    return WEIGHTS;
  }

  private static double[] weights() {
    GaussLegendre rule = GaussLegendre.ORDER_16;
    double[] weights = new double[2 * REACH + 1];
    double sum = 0;
    for (int m = 1; m <= REACH; m++) {
      for (int i = 0; i < rule.order(); i++) {
        double x = m - 1 + (1 + rule.node(i)) / 2;
        // The sine of the part of a period keeps its digits.
        double sine = Math.sin(Math.PI * (1 + rule.node(i)) / 2) * (m % 2 == 0 ? -1 : 1);
        sum += rule.weight(i) / 2 * sine / (Math.PI * x);
      }
      weights[REACH + m] = sum;
      weights[REACH - m] = -sum;
    }
    return weights;
  }
}
