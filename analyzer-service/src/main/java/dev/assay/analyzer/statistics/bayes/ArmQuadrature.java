package dev.assay.analyzer.statistics.bayes;

import dev.assay.analyzer.statistics.numeric.GaussLegendre;
import java.util.ArrayList;
import java.util.List;

/** Integrates over all arms' posteriors at once. */
final class ArmQuadrature {

  private static final GaussLegendre RULE = GaussLegendre.ORDER_16;

  private final Scale scale;
  private final Panels panels;
  private final double[] stretch;
  private final Mass[] masses;
  private final double[] probabilities;
  private final double[] losses;

  /** For all arms before the one: the product of chances to be worse, and what it leaves of 1. */
  private final double[] worse;

  private final double[] notWorse;

  ArmQuadrature(Scale scale, List<Kernel> kernels) {
    this.scale = scale;
    panels = Panels.over(windows(kernels), scale);
    double[] x = panels.nodes();
    double[] shared = new double[x.length];
    stretch = new double[x.length];
    scale.fill(x, 0, x.length, shared, stretch);
    int arms = kernels.size();
    masses = new Mass[arms];
    for (int arm = 0; arm < arms; arm++) {
      masses[arm] = new Mass(kernels.get(arm), panels, x, shared);
    }
    probabilities = new double[arms];
    losses = new double[arms];
    worse = new double[arms];
    notWorse = new double[arms];
  }

  private static List<Window> windows(List<Kernel> kernels) {
    List<Window> windows = new ArrayList<>();
    for (int first = 0; first < kernels.size(); first++) {
      Kernel one = kernels.get(first);
      windows.add(Window.of(one));
      for (int second = 0; second < first; second++) {
        Kernel other = kernels.get(second);
        Kernel product = one.times(other);
        if (Window.needed(one, other, product)) {
          windows.add(Window.of(one, other, product));
        }
      }
    }
    return windows;
  }

  double probability(int arm) {
    return Math.min(1, probabilities[arm]);
  }

  double loss(int arm) {
    return losses[arm];
  }

  void run(boolean higherIsBetter) {
    int order = RULE.order();
    double[][] density = new double[masses.length][];
    double[][] under = new double[masses.length][];
    double[][] over = new double[masses.length][];
    for (int arm = 0; arm < masses.length; arm++) {
      density[arm] = masses[arm].density;
      under[arm] = higherIsBetter ? masses[arm].below : masses[arm].above;
      over[arm] = higherIsBetter ? masses[arm].above : masses[arm].below;
    }
    for (int panel = 0; panel < panels.count(); panel++) {
      double half = panels.half(panel);
      for (int i = 0; i < order; i++) {
        int node = panel * order + i;
        add(density, under, over, node, half * RULE.weight(i), stretch[node]);
      }
    }
    gaps(higherIsBetter);
  }

  /** Between panels no arm has mass, but the arms below lose against the arms above. */
  private void gaps(boolean higherIsBetter) {
    double[][] under = new double[masses.length][];
    double[][] over = new double[masses.length][];
    for (int arm = 0; arm < masses.length; arm++) {
      Mass mass = masses[arm];
      under[arm] = higherIsBetter ? mass.belowPanel : mass.abovePanel;
      over[arm] = higherIsBetter ? mass.abovePanel : mass.belowPanel;
    }
    double[][] none = new double[masses.length][panels.count()];
    for (int panel = 1; panel < panels.count(); panel++) {
      double gap = scale.between(panels.end(panel - 1), panels.start(panel));
      if (gap > 0) {
        add(none, under, over, panel, gap, 1);
      }
    }
  }

  private void add(
      double[][] density, double[][] under, double[][] over, int at, double weight, double unit) {
    double product = 1;
    double rest = 0;
    for (int arm = 0; arm < masses.length; arm++) {
      worse[arm] = product;
      notWorse[arm] = rest;
      rest += product * over[arm][at];
      product *= under[arm][at];
    }
    product = 1;
    rest = 0;
    for (int arm = masses.length - 1; arm >= 0; arm--) {
      probabilities[arm] += weight * density[arm][at] * worse[arm] * product;
      losses[arm] += weight * unit * under[arm][at] * (rest + product * notWorse[arm]);
      rest += product * over[arm][at];
      product *= under[arm][at];
    }
  }
}
