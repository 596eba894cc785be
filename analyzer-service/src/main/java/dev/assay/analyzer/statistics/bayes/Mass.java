package dev.assay.analyzer.statistics.bayes;

import dev.assay.analyzer.statistics.numeric.GaussLegendre;

/** One posterior on all panels: its density and its mass on either side of each node. */
final class Mass {

  private static final GaussLegendre RULE = GaussLegendre.ORDER_16;

  /** Of the kernel, whose mode has the density 1. */
  final double normalization;

  /** Normalised, per unit of the scale. */
  final double[] density;

  /** Below each node. */
  final double[] below;

  /** Above each node; not worked out as a difference from 1. */
  final double[] above;

  /** Below each panel's start, and in the end of all. */
  final double[] belowPanel;

  /** Above each panel's start, and in the end 0. */
  final double[] abovePanel;

  Mass(Kernel kernel, Panels panels, double[] x, double[] shared) {
    int order = RULE.order();
    int count = panels.count();
    density = new double[x.length];
    below = new double[x.length];
    above = new double[x.length];
    belowPanel = new double[count + 1];
    abovePanel = new double[count + 1];
    double[] masses = new double[count];
    double all = 0;
    for (int panel = 0; panel < count; panel++) {
      int offset = panel * order;
      kernel.fill(x, shared, offset, offset + order, density);
      double mass = 0;
      for (int i = 0; i < order; i++) {
        mass += RULE.weight(i) * density[offset + i];
      }
      masses[panel] = mass * panels.half(panel);
      all += masses[panel];
    }
    normalization = 1 / all;
    for (int i = 0; i < x.length; i++) {
      density[i] *= normalization;
    }
    for (int panel = 0; panel < count; panel++) {
      belowPanel[panel + 1] = belowPanel[panel] + masses[panel] * normalization;
    }
    for (int panel = count - 1; panel >= 0; panel--) {
      double mass = masses[panel] * normalization;
      abovePanel[panel] = abovePanel[panel + 1] + mass;
      int offset = panel * order;
      RULE.accumulate(density, panels.half(panel), below, offset);
      for (int i = offset; i < offset + order; i++) {
        above[i] = abovePanel[panel + 1] + Math.max(0, mass - below[i]);
        below[i] = belowPanel[panel] + Math.max(0, below[i]);
      }
    }
  }
}
