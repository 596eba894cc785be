package dev.assay.analyzer.statistics.bayes;

import dev.assay.analyzer.statistics.numeric.GaussLegendre;
import java.util.Arrays;
import java.util.List;

/**
 * Pieces of a scale, each narrow enough for all densities in it to be integrated by one Gauss rule,
 * with gaps where no posterior has mass.
 */
final class Panels {

  private static final GaussLegendre RULE = GaussLegendre.ORDER_16;

  private double[] starts = new double[32];
  private double[] ends = new double[32];
  private int count;

  private Panels() {}

  static Panels over(List<Window> windows, Scale scale) {
    double[] edges = new double[3 * windows.size()];
    for (int i = 0; i < windows.size(); i++) {
      Window window = windows.get(i);
      edges[3 * i] = window.low();
      edges[3 * i + 1] = window.mode();
      edges[3 * i + 2] = window.high();
    }
    Arrays.sort(edges);
    Panels panels = new Panels();
    for (int i = 1; i < edges.length; i++) {
      panels.divide(windows, scale, edges[i - 1], edges[i]);
    }
    return panels;
  }

  private void divide(List<Window> windows, Scale scale, double from, double to) {
    double x = from;
    while (x < to) {
      double width = Double.POSITIVE_INFINITY;
      for (Window window : windows) {
        if (window.low() <= from && to <= window.high()) {
          width = Math.min(width, window.step(x));
        }
      }
      if (width == Double.POSITIVE_INFINITY) {
        return;
      }
      // Never so narrow that rounding swallows it.
      width = Math.max(Math.min(width, scale.smooth(x)), 8 * Math.ulp(x));
      double left = to - x;
      double end = width >= left ? to : x + (2 * width > left ? left / 2 : width);
      add(x, end);
      x = end;
    }
  }

  private void add(double start, double end) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, 2 * count);
      ends = Arrays.copyOf(ends, 2 * count);
    }
    starts[count] = start;
    ends[count++] = end;
  }

  int count() {
    return count;
  }

  double start(int panel) {
    return starts[panel];
  }

  double end(int panel) {
    return ends[panel];
  }

  double half(int panel) {
    return (ends[panel] - starts[panel]) / 2;
  }

  /** All panels' nodes, one panel after the other. */
  double[] nodes() {
    int order = RULE.order();
    double[] x = new double[count * order];
    for (int panel = 0; panel < count; panel++) {
      double half = half(panel);
      for (int i = 0; i < order; i++) {
        x[panel * order + i] = starts[panel] + half * (1 + RULE.node(i));
      }
    }
    return x;
  }
}
