package dev.assay.analyzer.statistics.bayes;

/** Finds where a kernel is so deep. */
final class Edges {

  private static final int STEPS = 3;

  private Edges() {}

  /**
   * Newton's method from outside: a convex depth keeps each step outside.
   *
   * @param direction 1 above the mode, -1 below
   * @param rate of the exponential tail on that side
   * @param variance of the mode's neighbourhood
   */
  static double find(Kernel kernel, double depth, int direction, double rate, double variance) {
    double guess = depth / rate + Math.sqrt(2 * depth * variance);
    return refine(kernel, depth, kernel.mode() + direction * guess);
  }

  /**
   * The same from a point that is deep enough.
   *
   * @param start beyond the edge
   */
  static double refine(Kernel kernel, double depth, double start) {
    double x = start;
    for (int step = 0; step < STEPS; step++) {
      x += (kernel.depth(x) - depth) / kernel.slope(x);
    }
    return x;
  }
}
