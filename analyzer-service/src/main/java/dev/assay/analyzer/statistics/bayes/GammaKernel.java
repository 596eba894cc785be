package dev.assay.analyzer.statistics.bayes;

import java.util.Arrays;

/**
 * A gamma density per unit of log rate: with {@code d} the distance to its mode, which is the
 * density's mean, its logarithm is {@code shape (d + 1 - e^d)}.
 */
final class GammaKernel implements Kernel {

  private static final double[] CUMULANTS = new double[Series.DEGREE - 1];

  static {
    Arrays.fill(CUMULANTS, 1);
  }

  private final double shape;
  private final double mode;
  private final double overMode;
  private final Series series;

  GammaKernel(double shape, double mode) {
    this.shape = shape;
    this.mode = mode;
    overMode = Math.exp(-mode);
    series = Series.of(shape, CUMULANTS);
  }

  @Override
  public double mode() {
    return mode;
  }

  @Override
  public double depth(double x) {
    double d = x - mode;
    return Math.abs(d) <= Series.REACH ? -series.at(d) : shape * (Math.exp(d) - 1 - d);
  }

  @Override
  public double slope(double x) {
    return -shape * Math.expm1(x - mode);
  }

  @Override
  public double curvature(double x) {
    return shape * Math.exp(x - mode);
  }

  @Override
  public double lowerEdge(double depth) {
    return Edges.find(this, depth, -1, shape, 1 / shape);
  }

  @Override
  public double upperEdge(double depth) {
    // e^d - 1 - d is at least d^2 / 2, and at d = 2 ln(1 + y) at least y from y = 1 on.
    double y = depth / shape;
    double d = y > 1 ? 2 * Math.log1p(y) : Math.sqrt(2 * y);
    return Edges.refine(this, depth, mode + d);
  }

  @Override
  public void fill(double[] x, double[] shared, int from, int to, double[] density) {
    if (Series.reaches(x, mode, from, to)) {
      series.fill(x, mode, from, to, density);
      return;
    }
    for (int i = from; i < to; i++) {
      density[i] = Math.exp(shape * (x[i] - mode + 1 - shared[i] * overMode));
    }
  }

  @Override
  public Kernel times(Kernel other) {
    GammaKernel that = (GammaKernel) other;
    double sum = shape + that.shape;
    // Rates are shapes over means.
    double mean = sum / (shape * overMode + that.shape * that.overMode);
    return new GammaKernel(sum, Math.log(mean));
  }
}
