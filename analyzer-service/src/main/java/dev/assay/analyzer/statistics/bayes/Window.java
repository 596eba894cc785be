package dev.assay.analyzer.statistics.bayes;

/** Where one posterior has its mass, or where two of them overlap most. */
final class Window {

  /** What lies deeper has a share of 1e-16 of the mass. */
  private static final double DEPTH = 38;

  /** Panels of so many standard deviations, and with so great a fall of the log density. */
  private static final double WIDTH = 2.5;

  private static final double FALL = 5;

  /** Within a shallower overlap the posteriors' own windows are fine enough. */
  private static final double SEPARATE = 8;

  /** Nothing is left of a density at greater depths. */
  private static final double NOTHING = 740;

  private final Kernel whole;
  private final Kernel[] parts;
  private final double low;
  private final double high;

  private Window(Kernel whole, double depth, Kernel... parts) {
    this.whole = whole;
    this.parts = parts;
    low = whole.lowerEdge(depth);
    high = whole.upperEdge(depth);
  }

  static Window of(Kernel kernel) {
    return new Window(kernel, DEPTH, kernel);
  }

  /** Down to a share of the mass that is small beside a tail's. */
  static Window of(Kernel kernel, double tail) {
    return new Window(kernel, DEPTH - Math.log(tail), kernel);
  }

  /** Whether posteriors are apart, so that the smaller probability comes from between them. */
  static boolean needed(Kernel first, Kernel second, Kernel product) {
    double depth = first.depth(product.mode()) + second.depth(product.mode());
    return depth > SEPARATE && depth < NOTHING;
  }

  static Window of(Kernel first, Kernel second, Kernel product) {
    return new Window(product, DEPTH, first, second);
  }

  double low() {
    return low;
  }

  double mode() {
    return whole.mode();
  }

  double high() {
    return high;
  }

  /** How wide a panel may be from a point on; the deeper, the coarser. */
  double step(double x) {
    double depth = whole.depth(x);
    double width = Double.POSITIVE_INFINITY;
    for (Kernel part : parts) {
      double slope = part.slope(x);
      double curvature = part.curvature(x);
      width = Math.min(width, WIDTH / Math.sqrt(curvature));
      if (slope > 0) {
        width = Math.min(width, (FALL + depth / 3) / slope);
      } else {
        double fall = FALL + depth / 2;
        width =
            Math.min(width, 2 * fall / (Math.sqrt(slope * slope + 2 * curvature * fall) - slope));
      }
      while (width * Math.sqrt(part.curvature(x + width)) > 1.2 * WIDTH) {
        width *= 0.75;
      }
    }
    return width;
  }
}
