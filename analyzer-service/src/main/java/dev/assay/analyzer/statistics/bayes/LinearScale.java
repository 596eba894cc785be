package dev.assay.analyzer.statistics.bayes;

import java.util.Arrays;

/** The figure itself, from an origin: for normal posteriors. */
record LinearScale(double origin) implements Scale {

  @Override
  public double value(double x) {
    return origin + x;
  }

  @Override
  public double between(double from, double to) {
    return to - from;
  }

  @Override
  public double smooth(double x) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public void fill(double[] x, int from, int to, double[] shared, double[] stretch) {
    Arrays.fill(stretch, from, to, 1);
  }
}
