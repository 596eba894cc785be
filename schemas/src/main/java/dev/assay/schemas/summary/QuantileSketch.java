package dev.assay.schemas.summary;

import java.nio.ByteBuffer;

/**
 * Quantiles of values that come and go.
 *
 * <p>A t-digest cannot forget a value. So what is taken out of one goes into a second sketch, and a
 * quantile is where the difference of both counts reaches its rank. With {@code a} values added and
 * {@code r} removed, the error in rank is at most the sum of both sketches' errors. Not safe for
 * use by several threads.
 */
public final class QuantileSketch {

  private static final ByteBuffer NOWHERE = ByteBuffer.allocate(0);

  private final ValueSketch added;
  private final ValueSketch removed;

  public QuantileSketch() {
    this(new ValueSketch(), new ValueSketch());
  }

  private QuantileSketch(ValueSketch added, ValueSketch removed) {
    this.added = added;
    this.removed = removed;
  }

  public void add(double value) {
    added.add(value);
  }

  /** Takes out a value that was added. */
  public void remove(double value) {
    if (!added.removeExact(value)) {
      removed.add(value);
    }
  }

  public void merge(QuantileSketch other) {
    added.merge(other.added);
    removed.merge(other.removed);
  }

  void addTo(LocalCounts counts) {
    added.addTo(counts);
    removed.subtractFrom(counts);
  }

  double nearQuantile(double q) {
    return added.nearQuantile(q);
  }

  double min() {
    return added.min();
  }

  double max() {
    return added.max();
  }

  /** Number of values. */
  public long count() {
    return added.count() - removed.count();
  }

  /** Number of values at most {@code value}; fractional where a sketch interpolates. */
  public double countAtMost(double value) {
    return removed.count() == 0
        ? added.countAtMost(value)
        : added.countAtMost(value) - removed.countAtMost(value);
  }

  /**
   * The value below which a share of {@code q} lies.
   *
   * @param q from 0 to 1
   * @return NaN without a value
   */
  public double quantile(double q) {
    if (count() <= 0) {
      return Double.NaN;
    }
    if (removed.count() == 0) {
      return added.quantile(q);
    }
    return Inversion.invert(this::countAtMost, added.min(), added.max(), q * count());
  }

  public ByteBuffer toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(added.byteSize() + removed.byteSize());
    added.write(buffer);
    removed.write(buffer);
    return buffer.flip();
  }

  /**
   * Reads what {@link #toBytes} wrote; the buffer's position stays. Its bytes are looked at when
   * the sketch is asked, and may not change.
   */
  public static QuantileSketch of(ByteBuffer bytes) {
    return of(bytes, NOWHERE);
  }

  /**
   * Reads a sketch.
   *
   * @param digests those that are not in the bytes
   */
  static QuantileSketch of(ByteBuffer bytes, ByteBuffer digests) {
    ByteBuffer buffer = bytes.duplicate();
    ByteBuffer apart = digests.duplicate();
    return new QuantileSketch(ValueSketch.read(buffer, apart), ValueSketch.read(buffer, apart));
  }

  /** Whether the digests are not in the bytes. */
  static boolean isWithoutDigests(ByteBuffer bytes) {
    ByteBuffer buffer = bytes.duplicate();
    boolean ofAdded = ValueSketch.skipsDigest(buffer);
    return ofAdded || ValueSketch.skipsDigest(buffer);
  }

  /** The latest values, without the digests, which {@link #digests} has. */
  ByteBuffer withoutDigests() {
    ByteBuffer buffer =
        ByteBuffer.allocate(added.byteSizeWithoutDigest() + removed.byteSizeWithoutDigest());
    added.writeWithoutDigest(buffer);
    removed.writeWithoutDigest(buffer);
    return buffer.flip();
  }

  /** The digests of all values but the latest; from now on they count as written. */
  ByteBuffer digests() {
    ByteBuffer buffer = ByteBuffer.allocate(added.digestByteSize() + removed.digestByteSize());
    added.writeDigest(buffer);
    removed.writeDigest(buffer);
    return buffer.flip();
  }

  /** Whether the digests have changed since they were read or written. */
  boolean hasChangedDigests() {
    return added.hasChangedDigest() || removed.hasChangedDigest();
  }
}
