package dev.assay.analyzer.statistics.bayes;

/**
 * The line on which posteriors of one kind are integrated: their figure's unit, stretched so that
 * densities are log-concave and tails exponential. Its origin is one of the posteriors.
 */
sealed interface Scale permits LinearScale, LogScale, LogitScale {

  /** The figure at a point of the line. */
  double value(double x);

  /** {@code value(to) - value(from)}, without cancellation. */
  double between(double from, double to);

  /** How wide a panel may be from a point on, for the stretch to be smooth within it. */
  double smooth(double x);

  /** How far out the figure is as good as constant, in units of the line. */
  double FLAT = 45;

  /** Width within which exponentials and logistic functions are smooth. */
  double SMOOTH = 6;

  /**
   * What all kernels need at the same points, worked out once.
   *
   * @param x points
   * @param shared the kernels' common term
   * @param stretch derivative of the figure
   */
  void fill(double[] x, int from, int to, double[] shared, double[] stretch);
}
