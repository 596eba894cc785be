package dev.assay.analyzer.statistics.bayes;

/** A normal density. */
record NormalKernel(double mode, double sd) implements Kernel {

  @Override
  public double depth(double x) {
    double z = (x - mode) / sd;
    return z * z / 2;
  }

  @Override
  public double slope(double x) {
    return (mode - x) / sd / sd;
  }

  @Override
  public double curvature(double x) {
    return 1 / sd / sd;
  }

  @Override
  public double lowerEdge(double depth) {
    return mode - Math.sqrt(2 * depth) * sd;
  }

  @Override
  public double upperEdge(double depth) {
    return mode + Math.sqrt(2 * depth) * sd;
  }

  @Override
  public void fill(double[] x, double[] shared, int from, int to, double[] density) {
    for (int i = from; i < to; i++) {
      double z = (x[i] - mode) / sd;
      density[i] = Math.exp(-z * z / 2);
    }
  }

  @Override
  public Kernel times(Kernel other) {
    NormalKernel that = (NormalKernel) other;
    double root = Math.hypot(sd, that.sd);
    double share = (sd / root) * (sd / root);
    return new NormalKernel(mode + share * (that.mode - mode), sd * (that.sd / root));
  }
}
