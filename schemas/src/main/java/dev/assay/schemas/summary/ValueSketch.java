package dev.assay.schemas.summary;

import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Objects;
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

  private static final DoubleBuffer NONE = DoubleBuffer.allocate(0);

  /** Null while they are only where they were read from. */
  private double @Nullable [] values;

  private int size;

  /** The values in order; null until they are asked for. */
  private @Nullable DoubleBuffer sorted = NONE;

  /** What is no longer among the values; null while nothing is. */
  private @Nullable Centroids centroids;

  /** How many values were at most what was asked for last: the next one asked for may be near. */
  private int near;

  /** Whether the centroids are others than those that were read or written last. */
  private boolean absorbed;

  void add(double value) {
    if (size == EXACT_LIMIT) {
      absorb(null);
    }
    double[] all = values();
    if (size == all.length) {
      all = Arrays.copyOf(all, Math.min(EXACT_LIMIT, Math.max(4, size * 2)));
      values = all;
    }
    all[size++] = value;
    sorted = null;
  }

  /** Takes a value out; false when it is not among those that are kept as they are. */
  boolean removeExact(double value) {
    double[] all = values();
    for (int i = 0; i < size; i++) {
      if (all[i] == value) {
        all[i] = all[--size];
        sorted = null;
        return true;
      }
    }
    return false;
  }

  void merge(ValueSketch other) {
    if (other.centroids != null) {
      absorb(other.centroids);
    }
    double[] others = other.values();
    for (int i = 0; i < other.size; i++) {
      add(others[i]);
    }
  }

  long count() {
    return centroids == null ? size : centroids.count() + size;
  }

  /** The least value; NaN when empty. */
  double min() {
    double least = size == 0 ? Double.NaN : sorted().get(0);
    if (centroids == null) {
      return least;
    }
    return size == 0 ? centroids.min() : Math.min(least, centroids.min());
  }

  /** The greatest value; NaN when empty. */
  double max() {
    double greatest = size == 0 ? Double.NaN : sorted().get(size - 1);
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

  void addTo(LocalCounts counts) {
    int from = exactCountAtMost(counts.low());
    counts.addSteps(sorted(), from, exactCountAtMost(counts.high()));
    if (centroids != null) {
      centroids.addTo(counts, 1);
    }
  }

  void subtractFrom(LocalCounts counts) {
    if (size > 0) {
      int from = exactCountAtMost(counts.low());
      counts.subtractSteps(sorted(), from, exactCountAtMost(counts.high()));
    }
    if (centroids != null) {
      centroids.addTo(counts, -1);
    }
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
    buffer.asDoubleBuffer().put(sorted().duplicate());
    buffer.position(buffer.position() + size * Double.BYTES);
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
   * Reads a sketch; the bytes are looked at later too, and may not change.
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
    values = null;
    sorted = buffer.asDoubleBuffer().slice(0, count);
    size = count;
    buffer.position(buffer.position() + count * Double.BYTES);
  }

  /** Takes the values, and perhaps another digest, into the digest. */
  private void absorb(@Nullable Centroids other) {
    TDigest target = centroids == null ? new MergingDigest(COMPRESSION) : centroids.thaw();
    double[] all = values();
    for (int i = 0; i < size; i++) {
      target.add(all[i]);
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
    values = null;
    size = 0;
    sorted = NONE;
  }

  private double exactQuantile(double q) {
    DoubleBuffer ordered = sorted();
    double position = q * (size - 1);
    int below = (int) position;
    near = below;
    double value = ordered.get(below);
    return value + (position - below) * (ordered.get(Math.min(below + 1, size - 1)) - value);
  }

  private int exactCountAtMost(double x) {
    near = NearbySearch.countAtMost(sorted(), x, Math.min(near, size));
    return near;
  }

  /** In any order; those past the size are no values. */
  private double[] values() {
    double[] known = values;
    if (known == null) {
      known = new double[size];
      Objects.requireNonNull(sorted).get(0, known);
      values = known;
    }
    return known;
  }

  private DoubleBuffer sorted() {
    DoubleBuffer known = sorted;
    if (known == null) {
      double[] all = values();
      Arrays.sort(all, 0, size);
      known = DoubleBuffer.wrap(all).limit(size);
      sorted = known;
    }
    return known;
  }
}
