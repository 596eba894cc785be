package dev.assay.schemas.summary;

import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every value while there are few, a t-digest once there are many: at rest until it is added to.
 *
 * <p>Few values take less room than a digest of them, and their quantiles are exact. Source of the
 * digest: Dunning and Ertl 2019, arXiv 1902.04023.
 */
final class ValueSketch {

  /** Up to so many values are kept as they are. */
  static final int EXACT_LIMIT = 256;

  /**
   * The digest's compression. The error in rank of a quantile {@code q} is at most {@code pi *
   * sqrt(q * (1 - q)) / 200}: 0.008 at the median, less towards the ends. Merging can double it.
   */
  static final double COMPRESSION = 200;

  private static final int BYTES_OF_HEADER = Integer.BYTES;
  private static final int DIGEST = -1;

  private double[] values = new double[0];
  private int size;

  /** Whether the values are in order: they are put in order when asked, not when added. */
  private boolean sorted = true;

  /** What can be added to; null while there are few values, and at rest. */
  private @Nullable TDigest digest;

  /** What can be asked; null while there are few values, and once something was added. */
  private @Nullable Centroids centroids;

  void add(double value) {
    if (isExact() && size < EXACT_LIMIT) {
      if (size == values.length) {
        values = Arrays.copyOf(values, Math.min(EXACT_LIMIT, Math.max(4, size * 2)));
      }
      sorted = sorted && (size == 0 || values[size - 1] <= value);
      values[size++] = value;
    } else {
      digest().add(value);
    }
  }

  /** Takes a value out; false when only a digest is left, or the value was never in. */
  boolean removeExact(double value) {
    if (!isExact()) {
      return false;
    }
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
    if (other.isExact()) {
      for (int i = 0; i < other.size; i++) {
        add(other.values[i]);
      }
    } else {
      // Centroid by centroid: t-digest 3.3's own merge of two digests loses four times as much, and
      // fails when the target still holds buffered values. It needs the least and the greatest
      // centroid to be single values, so all go through one buffer: counting empties it.
      TDigest target = digest();
      target.centroidCount();
      other.centroids().addTo(target);
      target.centroidCount();
    }
  }

  long count() {
    if (isExact()) {
      return size;
    }
    return digest == null ? centroids().count() : digest.size();
  }

  double min() {
    if (!isExact()) {
      return centroids().min();
    }
    return size == 0 ? Double.NaN : sorted()[0];
  }

  double max() {
    if (!isExact()) {
      return centroids().max();
    }
    return size == 0 ? Double.NaN : sorted()[size - 1];
  }

  /** Hyndman and Fan's type 7 of the values, or the digest's interpolation; NaN when empty. */
  double quantile(double q) {
    if (!isExact()) {
      return centroids().quantile(q);
    }
    if (size == 0) {
      return Double.NaN;
    }
    double[] ordered = sorted();
    double position = q * (size - 1);
    int below = (int) position;
    int above = Math.min(below + 1, size - 1);
    return ordered[below] + (position - below) * (ordered[above] - ordered[below]);
  }

  /** Number of values at most {@code x}; fractional where a digest interpolates. */
  double countAtMost(double x) {
    if (!isExact()) {
      return centroids().countAtMost(x);
    }
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

  int byteSize() {
    return BYTES_OF_HEADER
        + (isExact() ? size * Double.BYTES : Integer.BYTES + centroids().byteSize());
  }

  void write(ByteBuffer buffer) {
    if (isExact()) {
      buffer.putInt(size);
      double[] ordered = sorted();
      for (int i = 0; i < size; i++) {
        buffer.putDouble(ordered[i]);
      }
    } else {
      buffer.putInt(DIGEST).putInt(centroids().byteSize());
      centroids().write(buffer);
    }
  }

  static ValueSketch read(ByteBuffer buffer) {
    ValueSketch sketch = new ValueSketch();
    int size = buffer.getInt();
    if (size == DIGEST) {
      int end = buffer.getInt() + buffer.position();
      sketch.centroids = Centroids.read(buffer);
      buffer.position(end);
    } else {
      sketch.values = new double[size];
      for (int i = 0; i < size; i++) {
        sketch.add(buffer.getDouble());
      }
    }
    return sketch;
  }

  private double[] sorted() {
    if (!sorted) {
      Arrays.sort(values, 0, size);
      sorted = true;
    }
    return values;
  }

  private boolean isExact() {
    return digest == null && centroids == null;
  }

  private Centroids centroids() {
    Centroids known = centroids;
    if (known == null) {
      TDigest live = Objects.requireNonNull(digest);
      live.compress();
      known = Centroids.of(live);
      centroids = known;
    }
    return known;
  }

  /** To be added to: what is known of the centroids is forgotten. */
  private TDigest digest() {
    TDigest target = digest;
    if (target == null) {
      target = centroids == null ? new MergingDigest(COMPRESSION) : centroids.thaw();
      for (int i = 0; i < size; i++) {
        target.add(values[i]);
      }
      values = new double[0];
      size = 0;
      digest = target;
    }
    centroids = null;
    return target;
  }
}
