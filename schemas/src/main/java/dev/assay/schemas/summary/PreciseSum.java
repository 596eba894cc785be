package dev.assay.schemas.summary;

import dev.assay.schemas.avro.SumState;

/**
 * The sum of many doubles in double-double arithmetic: about 32 significant digits.
 *
 * <p>Values can be taken out again, so long histories of replacements do not drift. Two-sum: Knuth,
 * TAOCP 2, 4.2.2; two-product with a fused multiply-add: Ogita, Rump and Oishi 2005; accurate
 * double-double addition: Hida, Li and Bailey 2001. Not safe for use by several threads.
 */
public final class PreciseSum {

  private double high;
  private double low;

  public PreciseSum() {}

  private PreciseSum(double high, double low) {
    this.high = high;
    this.low = low;
  }

  /** Takes over a stored sum. */
  public static PreciseSum of(SumState state) {
    return new PreciseSum(state.getHigh(), state.getLow());
  }

  /** Takes over a sum that {@link #writeTo} wrote. */
  static PreciseSum of(double[] sums, int from) {
    return new PreciseSum(sums[from], sums[from + 1]);
  }

  /** Writes two numbers. */
  void writeTo(double[] sums, int to) {
    sums[to] = high;
    sums[to + 1] = low;
  }

  public SumState toState() {
    return new SumState(high, low);
  }

  /** Adds a finite value; a negative one takes it out. */
  public void add(double value) {
    addPair(value, 0);
  }

  /** Adds {@code a * b} without rounding the product to a double. */
  public void addProduct(double a, double b) {
    double product = a * b;
    addPair(product, Math.fma(a, b, -product));
  }

  /** Takes {@code a * b} out. */
  public void subtractProduct(double a, double b) {
    addProduct(-a, b);
  }

  public void add(PreciseSum other) {
    addPair(other.high, other.low);
  }

  public void subtract(PreciseSum other) {
    addPair(-other.high, -other.low);
  }

  /** The sum, rounded once. */
  public double value() {
    return high + low;
  }

  public PreciseSum copy() {
    return new PreciseSum(high, low);
  }

  /** {@code this / divisor}, rounded once. */
  double dividedBy(long divisor) {
    double quotient = high / divisor;
    double remainder = Math.fma(-quotient, (double) divisor, high) + low;
    return quotient + remainder / divisor;
  }

  /** What {@link #dividedBy} leaves out of the true quotient. */
  double remainderDividedBy(long divisor) {
    double quotient = dividedBy(divisor);
    return (Math.fma(-quotient, (double) divisor, high) + low) / divisor;
  }

  /**
   * {@code this - a * b / divisor}: a centred sum of squares or products. Takes the cancellation in
   * double-double arithmetic, so that it is exact where a double would have lost every digit.
   */
  double minusScaledProduct(PreciseSum a, PreciseSum b, long divisor) {
    // product = a * b as a pair
    double p = a.high * b.high;
    double e = Math.fma(a.high, b.high, -p) + (a.high * b.low + a.low * b.high);
    double productHigh = p + e;
    double productLow = e - (productHigh - p);
    // quotient = product / divisor as a pair, by one step of long division
    double q = productHigh / divisor;
    double r = Math.fma(-q, (double) divisor, productHigh) + productLow;
    PreciseSum difference = copy();
    difference.addPair(-q, -(r / divisor));
    return difference.value();
  }

  private void addPair(double otherHigh, double otherLow) {
    double s = high + otherHigh;
    double bb = s - high;
    double e = (high - (s - bb)) + (otherHigh - bb);
    double t = low + otherLow;
    double tb = t - low;
    double f = (low - (t - tb)) + (otherLow - tb);
    e += t;
    double sum = s + e;
    e = e - (sum - s) + f;
    high = sum + e;
    low = e - (high - sum);
  }
}
