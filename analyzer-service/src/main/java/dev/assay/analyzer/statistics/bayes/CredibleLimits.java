package dev.assay.analyzer.statistics.bayes;

import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.numeric.GaussLegendre;
import java.util.List;

/** Equal-tailed limits of one posterior, by Newton's method on its quadrature. */
final class CredibleLimits {

  private static final GaussLegendre RULE = GaussLegendre.ORDER_16;
  private static final int STEPS = 40;
  private static final double PRECISION = 1e-12;

  private final Kernel kernel;
  private final Scale scale;
  private final Panels panels;
  private final Mass mass;
  private final double[] x;
  private final double[] shared;
  private final double[] values;

  private CredibleLimits(Kernel kernel, Scale scale, double tail) {
    this.kernel = kernel;
    this.scale = scale;
    panels = Panels.over(List.of(Window.of(kernel, tail)), scale);
    double[] nodes = panels.nodes();
    double[] common = new double[nodes.length];
    scale.fill(nodes, 0, nodes.length, common, new double[nodes.length]);
    mass = new Mass(kernel, panels, nodes, common);
    x = new double[RULE.order()];
    shared = new double[RULE.order()];
    values = new double[RULE.order()];
  }

  static Interval of(Kernel kernel, Scale scale, ConfidenceLevel level) {
    CredibleLimits limits = new CredibleLimits(kernel, scale, level.tail());
    return new Interval(limits.lower(level.tail()), limits.upper(level.tail()));
  }

  private double lower(double tail) {
    int panel = 0;
    while (mass.belowPanel[panel + 1] < tail) {
      panel++;
    }
    return solve(panel, tail - mass.belowPanel[panel], 1);
  }

  private double upper(double tail) {
    int panel = panels.count() - 1;
    while (mass.abovePanel[panel] < tail) {
      panel--;
    }
    return solve(panel, tail - mass.abovePanel[panel + 1], -1);
  }

  /** The point of a panel with so much mass between it and the panel's start, or its end. */
  private double solve(int panel, double wanted, int direction) {
    double low = panels.start(panel);
    double high = panels.end(panel);
    double fixed = direction > 0 ? low : high;
    double precision = PRECISION * (high - low);
    double point = low + (high - low) / 2;
    for (int step = 0; step < STEPS; step++) {
      double excess = direction * between(fixed, point) - wanted;
      if (excess * direction > 0) {
        high = point;
      } else {
        low = point;
      }
      double density = mass.normalization * Math.exp(-kernel.depth(point));
      double next = point - direction * excess / density;
      if (!(next > low && next < high)) {
        next = low + (high - low) / 2;
      }
      double moved = Math.abs(next - point);
      point = next;
      if (moved <= precision) {
        break;
      }
    }
    return scale.value(point);
  }

  private double between(double from, double to) {
    int order = RULE.order();
    double half = (to - from) / 2;
    for (int i = 0; i < order; i++) {
      // In rising order either way.
      x[i] = Math.min(from, to) + Math.abs(half) * (1 + RULE.node(i));
    }
    scale.fill(x, 0, order, shared, values);
    kernel.fill(x, shared, 0, order, values);
    double sum = 0;
    for (int i = 0; i < order; i++) {
      sum += RULE.weight(i) * values[i];
    }
    return half * sum * mass.normalization;
  }
}
