package dev.assay.schemas.summary;

import com.tdunning.math.stats.Centroid;
import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Every value while there are few, a t-digest once there are many.
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
  private @Nullable TDigest digest;

  void add(double value) {
    if (digest == null && size < EXACT_LIMIT) {
      if (size == values.length) {
        values = Arrays.copyOf(values, Math.min(EXACT_LIMIT, Math.max(4, size * 2)));
      }
      values[size++] = value;
    } else {
      digest().add(value);
    }
  }

  /** Takes a value out; false when only a digest is left, or the value was never in. */
  boolean removeExact(double value) {
    if (digest != null) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (values[i] == value) {
        values[i] = values[--size];
        return true;
      }
    }
    return false;
  }

  void merge(ValueSketch other) {
    if (other.digest != null) {
      // Centroid by centroid: t-digest 3.3's own merge of two digests loses four times as much, and
      // fails when the target still holds buffered values. It needs the least and the greatest
      // centroid to be single values, so all go through one buffer: counting empties it.
      TDigest target = digest();
      target.centroidCount();
      for (Centroid centroid : other.digest.centroids()) {
        target.add(centroid.mean(), centroid.count());
      }
      target.centroidCount();
    } else {
      for (int i = 0; i < other.size; i++) {
        add(other.values[i]);
      }
    }
  }

  long count() {
    return digest == null ? size : digest.size();
  }

  double min() {
    return digest == null
        ? Arrays.stream(values, 0, size).min().orElse(Double.NaN)
        : digest.getMin();
  }

  double max() {
    return digest == null
        ? Arrays.stream(values, 0, size).max().orElse(Double.NaN)
        : digest.getMax();
  }

  /** Hyndman and Fan's type 7 of the values, or the digest's interpolation; NaN when empty. */
  double quantile(double q) {
    if (digest != null) {
      return digest.quantile(q);
    }
    if (size == 0) {
      return Double.NaN;
    }
    double[] sorted = Arrays.copyOf(values, size);
    Arrays.sort(sorted);
    double position = q * (size - 1);
    int below = (int) position;
    int above = Math.min(below + 1, size - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /** Number of values at most {@code x}; fractional where a digest interpolates. */
  double countAtMost(double x) {
    if (digest != null) {
      return digest.cdf(x) * digest.size();
    }
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (values[i] <= x) {
        count++;
      }
    }
    return count;
  }

  int byteSize() {
    return BYTES_OF_HEADER
        + (digest == null ? size * Double.BYTES : Integer.BYTES + digest.byteSize());
  }

  void write(ByteBuffer buffer) {
    if (digest == null) {
      buffer.putInt(size);
      for (int i = 0; i < size; i++) {
        buffer.putDouble(values[i]);
      }
    } else {
      buffer.putInt(DIGEST);
      int lengthAt = buffer.position();
      buffer.putInt(0);
      digest.asBytes(buffer);
      buffer.putInt(lengthAt, buffer.position() - lengthAt - Integer.BYTES);
    }
  }

  static ValueSketch read(ByteBuffer buffer) {
    ValueSketch sketch = new ValueSketch();
    int size = buffer.getInt();
    if (size == DIGEST) {
      int length = buffer.getInt();
      ByteBuffer slice = buffer.slice(buffer.position(), length);
      sketch.digest = MergingDigest.fromBytes(slice);
      buffer.position(buffer.position() + length);
    } else {
      sketch.size = size;
      sketch.values = new double[size];
      for (int i = 0; i < size; i++) {
        sketch.values[i] = buffer.getDouble();
      }
    }
    return sketch;
  }

  private TDigest digest() {
    TDigest existing = digest;
    if (existing != null) {
      return existing;
    }
    TDigest created = new MergingDigest(COMPRESSION);
    for (int i = 0; i < size; i++) {
      created.add(values[i]);
    }
    values = new double[0];
    size = 0;
    digest = created;
    return created;
  }
}
