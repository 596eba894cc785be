package dev.assay.schemas.summary;

import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.RatioMomentsState;

/**
 * First and second moments of pairs (numerator, denominator), one for each unit: what a ratio of
 * sums and its variance by the delta method need.
 *
 * <p>Kept as {@link Moments} are. Not safe for use by several threads.
 */
public final class RatioMoments {

  /** How many numbers they take beside the count. */
  public static final int NUMBERS = 10;

  private long count;
  private final PreciseSum numerator;
  private final PreciseSum denominator;
  private final PreciseSum numeratorSquared;
  private final PreciseSum denominatorSquared;
  private final PreciseSum product;

  public RatioMoments() {
    this(
        0,
        new PreciseSum(),
        new PreciseSum(),
        new PreciseSum(),
        new PreciseSum(),
        new PreciseSum());
  }

  private RatioMoments(
      long count,
      PreciseSum numerator,
      PreciseSum denominator,
      PreciseSum numeratorSquared,
      PreciseSum denominatorSquared,
      PreciseSum product) {
    this.count = count;
    this.numerator = numerator;
    this.denominator = denominator;
    this.numeratorSquared = numeratorSquared;
    this.denominatorSquared = denominatorSquared;
    this.product = product;
  }

  public static RatioMoments of(RatioMomentsState state) {
    return new RatioMoments(
        state.getCount(),
        PreciseSum.of(state.getNumerator()),
        PreciseSum.of(state.getDenominator()),
        PreciseSum.of(state.getNumeratorSquared()),
        PreciseSum.of(state.getDenominatorSquared()),
        PreciseSum.of(state.getProduct()));
  }

  /**
   * Takes over what {@link #writeTo} wrote.
   *
   * @param from position of the first of {@link #NUMBERS} numbers
   */
  public static RatioMoments of(long count, double[] numbers, int from) {
    return new RatioMoments(
        count,
        PreciseSum.of(numbers, from),
        PreciseSum.of(numbers, from + 2),
        PreciseSum.of(numbers, from + 4),
        PreciseSum.of(numbers, from + 6),
        PreciseSum.of(numbers, from + 8));
  }

  /** Writes {@link #NUMBERS} numbers, all but the count. */
  public void writeTo(double[] numbers, int to) {
    numerator.writeTo(numbers, to);
    denominator.writeTo(numbers, to + 2);
    numeratorSquared.writeTo(numbers, to + 4);
    denominatorSquared.writeTo(numbers, to + 6);
    product.writeTo(numbers, to + 8);
  }

  public RatioMomentsState toState() {
    return new RatioMomentsState(
        count,
        numerator.toState(),
        denominator.toState(),
        numeratorSquared.toState(),
        denominatorSquared.toState(),
        product.toState());
  }

  public void add(double numeratorValue, double denominatorValue) {
    count++;
    numerator.add(numeratorValue);
    denominator.add(denominatorValue);
    numeratorSquared.addProduct(numeratorValue, numeratorValue);
    denominatorSquared.addProduct(denominatorValue, denominatorValue);
    product.addProduct(numeratorValue, denominatorValue);
  }

  /** Takes out a pair that was added. */
  public void remove(double numeratorValue, double denominatorValue) {
    count--;
    numerator.add(-numeratorValue);
    denominator.add(-denominatorValue);
    numeratorSquared.subtractProduct(numeratorValue, numeratorValue);
    denominatorSquared.subtractProduct(denominatorValue, denominatorValue);
    product.subtractProduct(numeratorValue, denominatorValue);
  }

  public void merge(RatioMoments other) {
    count += other.count;
    numerator.add(other.numerator);
    denominator.add(other.denominator);
    numeratorSquared.add(other.numeratorSquared);
    denominatorSquared.add(other.denominatorSquared);
    product.add(other.product);
  }

  /** Those of the numerators alone. */
  public Moments numerators() {
    return Moments.of(new MomentsState(count, numerator.toState(), numeratorSquared.toState()));
  }

  /** Number of pairs. */
  public long count() {
    return count;
  }

  public double numeratorSum() {
    return numerator.value();
  }

  public double denominatorSum() {
    return denominator.value();
  }

  /** Sum of numerators over sum of denominators; NaN when the latter is 0. */
  public double ratio() {
    double divisor = denominator.value();
    return divisor == 0 ? Double.NaN : numerator.value() / divisor;
  }

  /** Sample variance of the numerators; NaN under two pairs. */
  public double numeratorVariance() {
    return centred(numeratorSquared, numerator, numerator);
  }

  /** Sample variance of the denominators; NaN under two pairs. */
  public double denominatorVariance() {
    return centred(denominatorSquared, denominator, denominator);
  }

  /** Sample covariance; NaN under two pairs. */
  public double covariance() {
    return centred(product, numerator, denominator);
  }

  /**
   * Variance of one unit's share in the ratio, {@code (s_nn - 2 R s_nd + R^2 s_dd) / mean_d^2};
   * over the count it is the variance of the ratio. NaN under two pairs or without denominators.
   * Source: Deng, Knoblich and Lu 2018, section 3.
   */
  public double unitVariance() {
    double r = ratio();
    double meanDenominator = denominator.dividedBy(Math.max(1, count));
    double variance = numeratorVariance() - 2 * r * covariance() + r * r * denominatorVariance();
    return Math.max(0, variance) / (meanDenominator * meanDenominator);
  }

  private double centred(PreciseSum products, PreciseSum a, PreciseSum b) {
    return count < 2 ? Double.NaN : products.minusScaledProduct(a, b, count) / (count - 1);
  }
}
