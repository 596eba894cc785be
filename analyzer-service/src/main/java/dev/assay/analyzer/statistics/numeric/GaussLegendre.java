package dev.assay.analyzer.statistics.numeric;

/**
 * Gauss-Legendre quadrature on {@code [-1, 1]}, with the integrals from -1 up to each node.
 *
 * <p>Of order {@code n} it is exact for polynomials of degree {@code 2n - 1}, and its integrals up
 * to a node for degree {@code n - 1}. Source: Golub and Welsch 1969; the integrals up to nodes are
 * those of the Legendre expansion through the nodes.
 */
public final class GaussLegendre {

  /** For panels of one or two standard deviations of a density. */
  public static final GaussLegendre ORDER_8 = new GaussLegendre(8);

  /** Enough for one panel of a density that is about as wide as its standard deviations are few. */
  public static final GaussLegendre ORDER_16 = new GaussLegendre(16);

  private static final int NEWTON_STEPS = 8;

  private final double[] nodes;
  private final double[] weights;
  private final double[][] upTo;

  private GaussLegendre(int order) {
    nodes = new double[order];
    weights = new double[order];
    upTo = new double[order][order];
    double[][] legendre = new double[order][];
    for (int i = 0; i < order; i++) {
      double x = -Math.cos(Math.PI * (i + 0.75) / (order + 0.5));
      for (int step = 0; step < NEWTON_STEPS; step++) {
        double[] p = legendre(order, x);
        x -= p[order] * (1 - x * x) / (order * (p[order - 1] - x * p[order]));
      }
      double[] p = legendre(order + 1, x);
      nodes[i] = x;
      weights[i] = 2 * (1 - x * x) / (order * order * p[order - 1] * p[order - 1]);
      legendre[i] = p;
    }
    for (int source = 0; source < order; source++) {
      for (int target = 0; target < order; target++) {
        // P_k is integrated to (P_{k+1} - P_{k-1}) / (2k + 1), and P_0 to 1 + x.
        double sum = (1 + nodes[target]) / 2;
        for (int k = 1; k < order; k++) {
          sum += legendre[source][k] * (legendre[target][k + 1] - legendre[target][k - 1]) / 2;
        }
        upTo[source][target] = weights[source] * sum;
      }
    }
  }

  private static double[] legendre(int degree, double x) {
    double[] p = new double[degree + 1];
    p[0] = 1;
    p[1] = x;
    for (int k = 1; k < degree; k++) {
      p[k + 1] = ((2 * k + 1) * x * p[k] - k * p[k - 1]) / (k + 1);
    }
    return p;
  }

  /** Number of nodes. */
  public int order() {
    return nodes.length;
  }

  /** From -1 to 1, rising. */
  public double node(int index) {
    return nodes[index];
  }

  /** Of a node; all of them sum to 2. */
  public double weight(int index) {
    return weights[index];
  }

  /**
   * Integrals of a function from a panel's start to each of its nodes.
   *
   * @param values the function's at the nodes, from {@code offset}
   * @param half width of the panel
   * @param integrals written from {@code offset}
   */
  public void accumulate(double[] values, double half, double[] integrals, int offset) {
    int order = nodes.length;
    for (int target = 0; target < order; target++) {
      integrals[offset + target] = 0;
    }
    // Sources outside: the inner loop then runs over neighbours, many at a time.
    for (int source = 0; source < order; source++) {
      double value = half * values[offset + source];
      double[] shares = upTo[source];
      for (int target = 0; target < order; target++) {
        integrals[offset + target] += value * shares[target];
      }
    }
  }
}
