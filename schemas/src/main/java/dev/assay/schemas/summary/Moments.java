package dev.assay.schemas.summary;

import dev.assay.schemas.avro.MomentsState;

/**
 * Count, mean and variance of values, one for each unit.
 *
 * <p>Sums are kept in double-double arithmetic about zero: adding, removing and merging are then
 * the same plain sum, and a variance of 1 about a mean of 1.7e9 is still exact. Values are finite
 * and at most 1e150 in size. Not safe for use by several threads.
 */
public final class Moments {

  /** How many numbers they take beside the count. */
  public static final int NUMBERS = 4;

  private long count;
  private final PreciseSum sum;
  private final PreciseSum sumOfSquares;

  public Moments() {
    this(0, new PreciseSum(), new PreciseSum());
  }

  private Moments(long count, PreciseSum sum, PreciseSum sumOfSquares) {
    this.count = count;
    this.sum = sum;
    this.sumOfSquares = sumOfSquares;
  }

  public static Moments of(double... values) {
    Moments moments = new Moments();
    for (double value : values) {
      moments.add(value);
    }
    return moments;
  }

  public static Moments of(MomentsState state) {
    return new Moments(
        state.getCount(), PreciseSum.of(state.getSum()), PreciseSum.of(state.getSumOfSquares()));
  }

  /**
   * Takes over what {@link #writeTo} wrote. Many moments in one array take less room than objects.
   *
   * @param from position of the first of {@link #NUMBERS} numbers
   */
  public static Moments of(long count, double[] numbers, int from) {
    return new Moments(count, PreciseSum.of(numbers, from), PreciseSum.of(numbers, from + 2));
  }

  /** Writes {@link #NUMBERS} numbers, all but the count. */
  public void writeTo(double[] numbers, int to) {
    sum.writeTo(numbers, to);
    sumOfSquares.writeTo(numbers, to + 2);
  }

  public MomentsState toState() {
    return new MomentsState(count, sum.toState(), sumOfSquares.toState());
  }

  public void add(double value) {
    count++;
    sum.add(value);
    sumOfSquares.addProduct(value, value);
  }

  /** Takes out a value that was added. */
  public void remove(double value) {
    count--;
    sum.add(-value);
    sumOfSquares.subtractProduct(value, value);
  }

  /** Takes out {@code before} and adds {@code after}. */
  public void replace(double before, double after) {
    if (before == after) {
      return;
    }
    sum.add(-before);
    sum.add(after);
    sumOfSquares.subtractProduct(before, before);
    sumOfSquares.addProduct(after, after);
  }

  public void merge(Moments other) {
    count += other.count;
    sum.add(other.sum);
    sumOfSquares.add(other.sumOfSquares);
  }

  /** Number of values. */
  public long count() {
    return count;
  }

  public double sum() {
    return sum.value();
  }

  /** NaN without a value. */
  public double mean() {
    return count == 0 ? Double.NaN : sum.dividedBy(count);
  }

  /**
   * What the mean as a double leaves out of the true mean; 0 without a value. Differences of means
   * that are large beside their difference need it.
   */
  public double meanResidual() {
    return count == 0 ? 0 : sum.remainderDividedBy(count);
  }

  /** Sum of squared deviations from the mean; at least 0. */
  public double m2() {
    return count == 0 ? 0 : Math.max(0, sumOfSquares.minusScaledProduct(sum, sum, count));
  }

  /** Sample variance, with divisor {@code count - 1}; NaN under two values. */
  public double variance() {
    return count < 2 ? Double.NaN : m2() / (count - 1);
  }
}
