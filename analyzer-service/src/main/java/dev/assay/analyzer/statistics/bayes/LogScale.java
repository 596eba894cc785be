package dev.assay.analyzer.statistics.bayes;

/** Logarithm of the figure over an origin: for rates. The shared term is the figure's ratio. */
record LogScale(double origin) implements Scale {

  @Override
  public double value(double x) {
    return origin * Math.exp(x);
  }

  @Override
  public double between(double from, double to) {
    return value(to) * -Math.expm1(from - to);
  }

  @Override
  public double smooth(double x) {
    return Math.max(0, -FLAT - x) + SMOOTH;
  }

  @Override
  public void fill(double[] x, int from, int to, double[] shared, double[] stretch) {
    for (int i = from; i < to; i++) {
      shared[i] = Math.exp(x[i]);
      stretch[i] = origin * shared[i];
    }
  }
}
