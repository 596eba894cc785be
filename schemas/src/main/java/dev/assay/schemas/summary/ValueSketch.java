package dev.assay.schemas.summary;

import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The latest values as they are, and the centroids of a t-digest of all earlier ones.
 *
 * <p>Few values take less room than a digest of them, and their quantiles are exact. Many go into
 * the digest a buffer at a time, so that what can be added to takes no more room than what is
 * stored. Source of the digest: Dunning and Ertl 2019, arXiv 1902.04023.
 */
final class ValueSketch {

  /** Up to so many values are kept as they are. */
  static final int EXACT_LIMIT = 256;

  /**
   * The digest's compression. The error in rank of a quantile {@code q} is at most {@code pi *
   * sqrt(q * (1 - q)) / 200}: 0.008 at the median, less towards the ends. Merging can double it.
   */
  static final double COMPRESSION = 200;

  private static final int DIGEST = -1;
  private static final int DIGEST_AND_VALUES = -2;
  private static final int DIGEST_APART = -3;

  private double[] values = new double[0];
  private int size;

  /** Whether the values are in order: they are put in order when asked, not when added. */
  private boolean sorted = true;

  /** What is no longer among the values; null while nothing is. */
  private @Nullable Centroids centroids;

  /** Whether the centroids are others than those that were read or written last. */
  private boolean absorbed;

  void add(double value) {
    if (size == EXACT_LIMIT) {
      absorb(null);
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.min(EXACT_LIMIT, Math.max(4, size * 2)));
    }
    sorted = sorted && (size == 0 || values[size - 1] <= value);
    values[size++] = value;
  }

  /** Takes a value out; false when it is not among those that are kept as they are. */
  boolean removeExact(double value) {
    for (int i = 0; i < size; i++) {
      if (values[i] == value) {
        values[i] = values[--size];
        sorted = false;
        return true;
      }
    }
    return false;
  }

  void merge(ValueSketch other) {
    if (other.centroids != null) {
      absorb(other.centroids);
    }
    for (int i = 0; i < other.size; i++) {
      add(other.values[i]);
    }
  }

  long count() {
    return centroids == null ? size : centroids.count() + size;
  }

  /** The least value; NaN when empty. */
  double min() {
    double least = size == 0 ? Double.NaN : sorted()[0];
    if (centroids == null) {
      return least;
    }
    return size == 0 ? centroids.min() : Math.min(least, centroids.min());
  }

  /** The greatest value; NaN when empty. */
  double max() {
    double greatest = size == 0 ? Double.NaN : sorted()[size - 1];
    if (centroids == null) {
      return greatest;
    }
    return size == 0 ? centroids.max() : Math.max(greatest, centroids.max());
  }

  /** Hyndman and Fan's type 7 of the values, or the digest's interpolation; NaN when empty. */
  double quantile(double q) {
    if (centroids == null) {
      return size == 0 ? Double.NaN : exactQuantile(q);
    }
    return size == 0
        ? centroids.quantile(q)
        : Inversion.invert(this::countAtMost, min(), max(), q * count());
  }

  /** About the quantile: the mean of the values' and the digest's, each by its count. */
  double nearQuantile(double q) {
    if (centroids == null || size == 0) {
      return quantile(q);
    }
    double ofDigest = centroids.quantile(q);
    return ofDigest + (exactQuantile(q) - ofDigest) * size / count();
  }

  /** Number of values at most {@code x}; fractional where a digest interpolates. */
  double countAtMost(double x) {
    double exact = exactCountAtMost(x);
    return centroids == null ? exact : centroids.countAtMost(x) + exact;
  }

  /** Those of the values that are kept as they are which lie between two others; sorted. */
  double[] valuesBetween(double low, double high) {
    int from = exactCountAtMost(low);
    int until = exactCountAtMost(Math.nextDown(high));
    return Arrays.copyOfRange(sorted(), from, Math.max(from, until));
  }

  int byteSize() {
    int plain = Integer.BYTES + size * Double.BYTES;
    if (centroids == null) {
      return plain;
    }
    int digest = 2 * Integer.BYTES + centroids.byteSize();
    return size == 0 ? digest : digest + plain;
  }

  void write(ByteBuffer buffer) {
    if (centroids != null) {
      buffer.putInt(size == 0 ? DIGEST : DIGEST_AND_VALUES).putInt(centroids.byteSize());
      centroids.write(buffer);
      if (size == 0) {
        return;
      }
    }
    writeValues(buffer);
  }

  private void writeValues(ByteBuffer buffer) {
    buffer.putInt(size);
    double[] ordered = sorted();
    for (int i = 0; i < size; i++) {
      buffer.putDouble(ordered[i]);
    }
  }

  /** Room for the values alone, at most. */
  int byteSizeWithoutDigest() {
    return 2 * Integer.BYTES + size * Double.BYTES;
  }

  /** Writes the values; of the digest, that it is elsewhere. */
  void writeWithoutDigest(ByteBuffer buffer) {
    if (centroids != null) {
      buffer.putInt(DIGEST_APART);
    }
    writeValues(buffer);
  }

  int digestByteSize() {
    return centroids == null ? 0 : centroids.byteSize();
  }

  void writeDigest(ByteBuffer buffer) {
    if (centroids != null) {
      centroids.write(buffer);
    }
    absorbed = false;
  }

  /** Whether the digest has changed since it was read or written apart. */
  boolean hasChangedDigest() {
    return absorbed;
  }

  /** Whether the digest of the next sketch is not in the buffer; else goes on to the one after. */
  static boolean skipsDigest(ByteBuffer buffer) {
    int form = buffer.getInt();
    if (form == DIGEST_APART) {
      return true;
    }
    int size = form;
    if (form < 0) {
      int digest = buffer.getInt();
      buffer.position(buffer.position() + digest);
      size = form == DIGEST_AND_VALUES ? buffer.getInt() : 0;
    }
    buffer.position(buffer.position() + size * Double.BYTES);
    return false;
  }

  /**
   * Reads a sketch.
   *
   * @param digests where a digest is that is not in the buffer
   */
  static ValueSketch read(ByteBuffer buffer, ByteBuffer digests) {
    ValueSketch sketch = new ValueSketch();
    int form = buffer.getInt();
    if (form >= 0) {
      sketch.readValues(buffer, form);
    } else if (form == DIGEST_APART) {
      sketch.centroids = Centroids.read(digests);
      sketch.readValues(buffer, buffer.getInt());
    } else {
      int end = buffer.getInt() + buffer.position();
      sketch.centroids = Centroids.read(buffer);
      buffer.position(end);
      if (form == DIGEST_AND_VALUES) {
        sketch.readValues(buffer, buffer.getInt());
      }
    }
    return sketch;
  }

  private void readValues(ByteBuffer buffer, int count) {
    values = new double[count];
    buffer.asDoubleBuffer().get(values);
    buffer.position(buffer.position() + count * Double.BYTES);
    size = count;
    for (int i = 1; i < count && sorted; i++) {
      sorted = values[i - 1] <= values[i];
    }
  }

  /** Takes the values, and perhaps another digest, into the digest. */
  private void absorb(@Nullable Centroids other) {
    TDigest target = centroids == null ? new MergingDigest(COMPRESSION) : centroids.thaw();
    for (int i = 0; i < size; i++) {
      target.add(values[i]);
    }
    if (other != null) {
      // Centroid by centroid: t-digest 3.3's own merge of two digests loses four times as much. It
      // needs the least and the greatest centroid to be single values, so all go through one
      // buffer: counting empties it.
      target.centroidCount();
      other.addTo(target);
    }
    target.compress();
    centroids = Centroids.of(target);
    absorbed = true;
    values = new double[0];
    size = 0;
    sorted = true;
  }

  private double exactQuantile(double q) {
    double[] ordered = sorted();
    double position = q * (size - 1);
    int below = (int) position;
    int above = Math.min(below + 1, size - 1);
    return ordered[below] + (position - below) * (ordered[above] - ordered[below]);
  }

  private int exactCountAtMost(double x) {
    double[] ordered = sorted();
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ordered[middle] <= x) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double[] sorted() {
    if (!sorted) {
      Arrays.sort(values, 0, size);
      sorted = true;
    }
    return values;
  }
}
