package dev.assay.schemas.summary;

import com.tdunning.math.stats.Centroid;
import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.Collection;

/**
 * A t-digest at rest: its centroids, to be asked but not added to.
 *
 * <p>A digest that can be added to has buffers of 50 KB and looks through all its centroids for
 * each answer. This one takes what the centroids take, and searches by halves. Its answers are
 * those of {@link MergingDigest}, version 3.3, to the last digits.
 */
final class Centroids {

  /** {@link MergingDigest}'s form with doubles. */
  private static final int VERBOSE = 1;

  /** A header, all means, and the weights up to each: arrays that are read as they are. */
  private static final int ARRAYS = 2;

  private static final int BYTES_OF_HEADER = 2 * Integer.BYTES + 3 * Double.BYTES;
  private static final int BYTES_OF_ONE = 2 * Double.BYTES;

  private final double min;
  private final double max;
  private final double compression;

  /** Where they were read from, or an array's: most are asked for a few of them. */
  private final DoubleBuffer means;

  /** Weight of all centroids up to each, that one included. */
  private final DoubleBuffer upTo;

  /** How many means were at most what was asked for last: the next one asked for may be near. */
  private int near;

  private Centroids(
      double min, double max, double compression, DoubleBuffer means, DoubleBuffer upTo) {
    this.min = min;
    this.max = max;
    this.compression = compression;
    this.means = means;
    this.upTo = upTo;
  }

  /** A digest as it stands; it has a value. */
  static Centroids of(TDigest digest) {
    Collection<Centroid> centroids = digest.centroids();
    double[] means = new double[centroids.size()];
    double[] upTo = new double[centroids.size()];
    long weight = 0;
    int i = 0;
    for (Centroid centroid : centroids) {
      weight += centroid.count();
      means[i] = centroid.mean();
      upTo[i] = weight;
      i++;
    }
    return new Centroids(
        digest.getMin(),
        digest.getMax(),
        digest.compression(),
        DoubleBuffer.wrap(means),
        DoubleBuffer.wrap(upTo));
  }

  /** Reads what {@link #write} wrote; the bytes are looked at later too, and may not change. */
  static Centroids read(ByteBuffer buffer) {
    int form = buffer.getInt();
    if (form != ARRAYS) {
      throw new IllegalArgumentException("Unknown form %d of a digest".formatted(form));
    }
    double min = buffer.getDouble();
    double max = buffer.getDouble();
    double compression = buffer.getDouble();
    int size = buffer.getInt();
    DoubleBuffer numbers = buffer.asDoubleBuffer();
    buffer.position(buffer.position() + size * BYTES_OF_ONE);
    return new Centroids(min, max, compression, numbers.slice(0, size), numbers.slice(size, size));
  }

  void write(ByteBuffer buffer) {
    putHeader(buffer, ARRAYS);
    buffer.asDoubleBuffer().put(means.duplicate()).put(upTo.duplicate());
    buffer.position(buffer.position() + size() * BYTES_OF_ONE);
  }

  private void putHeader(ByteBuffer buffer, int form) {
    buffer.putInt(form).putDouble(min).putDouble(max).putDouble(compression).putInt(size());
  }

  int byteSize() {
    return BYTES_OF_HEADER + size() * BYTES_OF_ONE;
  }

  /** A digest that can be added to. */
  TDigest thaw() {
    ByteBuffer buffer = ByteBuffer.allocate(byteSize());
    putHeader(buffer, VERBOSE);
    for (int i = 0; i < size(); i++) {
      buffer.putDouble(weight(i)).putDouble(means.get(i));
    }
    return MergingDigest.fromBytes(buffer.flip());
  }

  void addTo(TDigest target) {
    for (int i = 0; i < size(); i++) {
      target.add(means.get(i), (int) weight(i));
    }
  }

  long count() {
    return (long) before(size());
  }

  double min() {
    return min;
  }

  double max() {
    return max;
  }

  /** Values at most {@code x}: centroids of one value count whole, others are interpolated. */
  double countAtMost(double x) {
    int last = size() - 1;
    double count = before(last + 1);
    if (x < min) {
      return 0;
    }
    if (x > max) {
      return count;
    }
    if (last == 0) {
      return count / 2;
    }
    if (x < means.get(0)) {
      return x == min ? 0.5 : outside(x - min, means.get(0) - min, weight(0));
    }
    if (x > means.get(last)) {
      return count - (x == max ? 0.5 : outside(max - x, max - means.get(last), weight(last)));
    }
    near = NearbySearch.countAtMost(means, x, near);
    return means.get(near - 1) == x ? at(near - 1, x) : between(near - 1, x);
  }

  /** Beyond the outermost centroid, whose outermost value is the least or the greatest. */
  private static double outside(double distance, double width, double weight) {
    return 1 + distance / width * (weight / 2 - 1);
  }

  /** Half of all centroids that are at {@code x}, {@code last} being the last of them. */
  private double at(int last, double x) {
    int first = last;
    while (first > 0 && means.get(first - 1) == x) {
      first--;
    }
    return first == size() - 1
        ? before(last + 1) - 0.5
        : before(first) + (before(last + 1) - before(first)) / 2;
  }

  private double between(int left, double x) {
    double start = lineStart(left);
    double part = (x - means.get(left)) / (means.get(left + 1) - means.get(left));
    return start + (lineEnd(left) - start) * part;
  }

  /** Values at most a centroid's mean or just above: one that is a single value counts whole. */
  private double lineStart(int left) {
    return weight(left) == 1 ? before(left + 1) : middle(left);
  }

  /** Values just below the mean of the next centroid: one that is a single value counts not yet. */
  private double lineEnd(int left) {
    return weight(left + 1) == 1 ? before(left + 1) : middle(left + 1);
  }

  /**
   * Adds the line that {@link #countAtMost} follows, corner by corner.
   *
   * @param sign of the counts
   */
  void addTo(LocalCounts counts, int sign) {
    int last = size() - 1;
    counts.startLine(sign * countAtMost(counts.low()));
    counts.corner(min, 0);
    counts.corner(min, sign * (last == 0 ? before(1) / 2 : 1));
    near = NearbySearch.countAtMost(means, counts.low(), near);
    if (near == 0) {
      counts.corner(means.get(0), sign * middle(0));
    }
    for (int left = Math.max(0, near - 1); left < last && means.get(left) < counts.high(); left++) {
      counts.corner(means.get(left), sign * lineStart(left));
      counts.corner(means.get(left + 1), sign * lineEnd(left));
    }
    counts.corner(means.get(last), sign * middle(last));
    counts.corner(max, sign * (last == 0 ? before(1) / 2 : before(last + 1) - 1));
    counts.corner(max, sign * before(last + 1));
    counts.endLine(sign * countAtMost(counts.high()));
  }

  /**
   * The value below which a share of {@code q} lies.
   *
   * @param q from 0 to 1
   */
  double quantile(double q) {
    int last = size() - 1;
    if (last == 0) {
      return means.get(0);
    }
    double count = before(last + 1);
    double rank = q * count;
    if (rank < 1) {
      return min;
    }
    double first = weight(0);
    if (first > 1 && rank < first / 2) {
      return min + (rank - 1) / (first / 2 - 1) * (means.get(0) - min);
    }
    if (rank > count - 1) {
      return max;
    }
    double end = weight(last);
    if (end > 1 && count - rank <= end / 2) {
      return max - (count - rank - 1) / (end / 2 - 1) * (max - means.get(last));
    }
    // The centroid in which the rank is; from its middle on the next one counts too.
    int within = NearbySearch.countAtMost(upTo, rank, likely(q, count));
    int left = middle(within) > rank ? within - 1 : within;
    left = Math.clamp(left, 0, last - 1);
    near = left + 1;
    return between(left, left + 1, rank);
  }

  /** Where a quantile is, about: their sizes follow the logarithm of the odds. */
  private int likely(double q, double count) {
    double share = 0.5 + Math.log(q / (1 - q)) / (2 * Math.log(count));
    return (int) (size() * Math.clamp(share, 0, 1));
  }

  private double between(int left, int right, double rank) {
    double fromLeft = rank - middle(left);
    double fromRight = middle(right) - rank;
    // A single value has no width: ranks within its half belong to it.
    if (weight(left) == 1) {
      if (fromLeft < 0.5) {
        return means.get(left);
      }
      fromLeft -= 0.5;
    }
    if (weight(right) == 1) {
      if (fromRight <= 0.5) {
        return means.get(right);
      }
      fromRight -= 0.5;
    }
    double value =
        (means.get(left) * fromRight + means.get(right) * fromLeft) / (fromLeft + fromRight);
    return Math.max(means.get(left), Math.min(value, means.get(right)));
  }

  private int size() {
    return means.limit();
  }

  /** Weight of all centroids before one, or of all. */
  private double before(int i) {
    return i == 0 ? 0 : upTo.get(i - 1);
  }

  private double weight(int i) {
    return before(i + 1) - before(i);
  }

  /** The rank of a centroid. */
  private double middle(int i) {
    return before(i) + weight(i) / 2;
  }
}
