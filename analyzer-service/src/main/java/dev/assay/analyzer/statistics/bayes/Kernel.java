package dev.assay.analyzer.statistics.bayes;

/**
 * A log-concave density on a {@link Scale}, up to a factor: 1 at its mode, with its normalisation
 * left to the quadrature.
 *
 * <p>Depth is how far the log density lies below that of the mode. It is worked out from the
 * distance to the mode, because two parts of a log density of a million units cancel.
 */
sealed interface Kernel permits BetaKernel, GammaKernel, NormalKernel {

  /** The mode's place on the scale. */
  double mode();

  /** At least 0. */
  double depth(double x);

  /** Derivative of the log density: positive below the mode. */
  double slope(double x);

  /** Second derivative of the log density without its sign, above 0. */
  double curvature(double x);

  /** A point below the mode that is at least so deep, and hardly deeper. */
  double lowerEdge(double depth);

  /** A point above the mode that is at least so deep, and hardly deeper. */
  double upperEdge(double depth);

  /**
   * The density at points in rising order.
   *
   * @param shared of the scale at these points
   */
  void fill(double[] x, double[] shared, int from, int to, double[] density);

  /**
   * The product of both densities, which is of the same kind.
   *
   * @throws IllegalArgumentException when the other is of another kind
   */
  Kernel times(Kernel other);
}
