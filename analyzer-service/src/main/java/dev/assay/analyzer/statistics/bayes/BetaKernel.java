package dev.assay.analyzer.statistics.bayes;

/**
 * A beta density per unit of log odds {@code t}: its logarithm is {@code a t - (a + b) ln(1 +
 * e^t)}, with its mode at the density's mean.
 */
final class BetaKernel implements Kernel {

  /** The logistic function's cumulants as polynomials in {@code p (1 - p)}; see {@link #table}. */
  private static final double[][] CUMULANTS = table();

  private final double alpha;
  private final double beta;
  private final double originAlpha;
  private final double originBeta;
  private final double mode;
  private final double origin;
  private final double peak;
  private final Series series;

  /** About an origin whose odds are {@code originAlpha / originBeta}. */
  BetaKernel(double alpha, double beta, double originAlpha, double originBeta) {
    this.alpha = alpha;
    this.beta = beta;
    this.originAlpha = originAlpha;
    this.originBeta = originBeta;
    origin = Math.log(originAlpha / originBeta);
    mode = Math.log(alpha / beta / (originAlpha / originBeta));
    double t = Math.log(alpha / beta);
    peak = log(t, LogitScale.softplus(Math.exp(-Math.abs(t))));
    series = Series.of(alpha + beta, cumulants());
  }

  @Override
  public double mode() {
    return mode;
  }

  @Override
  public double depth(double x) {
    double d = x - mode;
    if (Math.abs(d) <= Series.REACH) {
      return -series.at(d);
    }
    double t = origin + x;
    return peak - log(t, LogitScale.softplus(Math.exp(-Math.abs(t))));
  }

  private double log(double t, double softplus) {
    return (t > 0 ? -beta : alpha) * t - (alpha + beta) * softplus;
  }

  @Override
  public double slope(double x) {
    double d = x - mode;
    double p = alpha / (alpha + beta);
    if (d > 0) {
      double t = -Math.expm1(-d);
      return -beta * p * t / (1 - t + p * t);
    }
    double t = -Math.expm1(d);
    double q = beta / (alpha + beta);
    return alpha * q * t / (1 - t + q * t);
  }

  @Override
  public double curvature(double x) {
    double odds = Math.exp(-Math.abs(origin + x));
    return (alpha + beta) * odds / ((1 + odds) * (1 + odds));
  }

  @Override
  public double lowerEdge(double depth) {
    return Edges.find(this, depth, -1, alpha, 1 / alpha + 1 / beta);
  }

  @Override
  public double upperEdge(double depth) {
    return Edges.find(this, depth, 1, beta, 1 / alpha + 1 / beta);
  }

  @Override
  public void fill(double[] x, double[] shared, int from, int to, double[] density) {
    if (Series.reaches(x, mode, from, to)) {
      series.fill(x, mode, from, to, density);
      return;
    }
    for (int i = from; i < to; i++) {
      density[i] = Math.exp(log(origin + x[i], shared[i]) - peak);
    }
  }

  @Override
  public Kernel times(Kernel other) {
    BetaKernel that = (BetaKernel) other;
    return new BetaKernel(alpha + that.alpha, beta + that.beta, originAlpha, originBeta);
  }

  private double[] cumulants() {
    double p = alpha / (alpha + beta);
    double q = beta / (alpha + beta);
    double[] values = new double[CUMULANTS.length];
    for (int k = 0; k < values.length; k++) {
      double sum = 0;
      for (int i = CUMULANTS[k].length - 1; i >= 0; i--) {
        sum = (sum + CUMULANTS[k][i]) * p * q;
      }
      values[k] = k % 2 == 0 ? sum : sum * (q - p);
    }
    return values;
  }

  /**
   * The cumulants are derivatives of {@code p = 1 / (1 + e^-t)}. With {@code v = p (1 - p)} and
   * {@code s = 1 - 2p}, {@code v' = v s} and {@code s' = -2 v}: even ones are polynomials {@code
   * P(v)}, odd ones {@code s R(v)} with {@code R = v P'}, and the next {@code P} is {@code -2 v R +
   * v (1 - 4v) R'}. Entry {@code i} belongs to the power {@code i + 1}.
   */
  private static double[][] table() {
    double[][] table = new double[Series.DEGREE - 1][];
    table[0] = new double[] {1};
    for (int k = 1; k < table.length; k++) {
      double[] last = table[k - 1];
      double[] next = new double[k % 2 == 0 ? last.length + 1 : last.length];
      for (int i = 0; i < last.length; i++) {
        next[i] += (i + 1) * last[i];
        if (k % 2 == 0) {
          next[i + 1] -= (2 + 4 * (i + 1)) * last[i];
        }
      }
      table[k] = next;
    }
    return table;
  }
}
