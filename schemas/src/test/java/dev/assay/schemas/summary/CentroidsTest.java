package dev.assay.schemas.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.tdunning.math.stats.MergingDigest;
import com.tdunning.math.stats.TDigest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CentroidsTest {

  private static final List<String> KINDS = List.of("normal", "lognormal", "steps", "one value");

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 10, 100, 1000, 20_000})
  void answersAsTheDigestDoes(int size) {
    for (String kind : KINDS) {
      TDigest digest = digest(kind, size);
      Centroids centroids = Centroids.of(digest);

      for (double x : points(digest)) {
        assertThat(centroids.countAtMost(x))
            .as("%s at most %s", kind, x)
            .isCloseTo(digest.cdf(x) * size, within(1e-9 * size));
      }
      for (int i = 0; i <= 2000; i++) {
        double q = i / 2000.0;
        assertThat(centroids.quantile(q))
            .as("%s quantile %s", kind, q)
            .isCloseTo(digest.quantile(q), within(1e-9));
      }
      assertThat(centroids.count()).isEqualTo(size);
      assertThat(centroids.min()).isEqualTo(digest.getMin());
      assertThat(centroids.max()).isEqualTo(digest.getMax());
    }
  }

  @Test
  void aSingleValueIsEveryQuantile() {
    TDigest digest = new MergingDigest(ValueSketch.COMPRESSION);
    digest.add(7);
    Centroids centroids = Centroids.of(digest);

    assertThat(centroids.quantile(0)).isEqualTo(7);
    assertThat(centroids.quantile(1)).isEqualTo(7);
    assertThat(centroids.countAtMost(6)).isZero();
    assertThat(centroids.countAtMost(7)).isEqualTo(digest.cdf(7));
    assertThat(centroids.countAtMost(8)).isEqualTo(1);
  }

  @Test
  void isReadAsItWasWritten() {
    Centroids written = Centroids.of(digest("lognormal", 5000));
    ByteBuffer buffer = ByteBuffer.allocate(written.byteSize() + 1);
    written.write(buffer);
    Centroids read = Centroids.read(buffer.flip());

    assertThat(buffer.hasRemaining()).isFalse();
    assertThat(buffer.capacity() - buffer.limit()).isEqualTo(1);
    assertThat(read.min()).isEqualTo(written.min());
    assertThat(read.max()).isEqualTo(written.max());
    for (int i = 0; i <= 100; i++) {
      assertThat(read.quantile(i / 100.0)).isEqualTo(written.quantile(i / 100.0));
    }
    assertThat(read.thaw().centroids()).hasSameSizeAs(written.thaw().centroids());
  }

  @Test
  void thawedItGoesOnAsTheDigestDoes() {
    TDigest digest = digest("normal", 5000);
    digest.compress();
    TDigest thawed = Centroids.of(digest).thaw();
    for (int i = 0; i < 100; i++) {
      digest.add(i);
      thawed.add(i);
    }

    assertThat(thawed.size()).isEqualTo(5100);
    assertThat(thawed.getMin()).isEqualTo(digest.getMin());
    assertThat(thawed.quantile(0.9)).isCloseTo(digest.quantile(0.9), within(0.01));
  }

  @Test
  void anotherFormIsRefused() {
    ByteBuffer buffer = ByteBuffer.allocate(64).putInt(1).rewind();

    assertThatThrownBy(() -> Centroids.read(buffer)).hasMessage("Unknown form 1 of a digest");
  }

  /** The centroids, the ends, and what is between and beyond. */
  private static List<Double> points(TDigest digest) {
    List<Double> points = new ArrayList<>();
    points.add(digest.getMin() - 1);
    points.add(digest.getMin());
    double last = digest.getMin();
    for (var centroid : digest.centroids()) {
      points.add(last + (centroid.mean() - last) / 3);
      points.add(centroid.mean());
      points.add(Math.nextUp(centroid.mean()));
      last = centroid.mean();
    }
    points.add(last + (digest.getMax() - last) / 3);
    points.add(digest.getMax());
    points.add(digest.getMax() + 1);
    return points;
  }

  private static TDigest digest(String kind, int size) {
    Random random = new Random(size);
    DoubleSupplier values =
        switch (kind) {
          case "normal" -> random::nextGaussian;
          case "lognormal" -> () -> 1000 * Math.exp(0.5 * random.nextGaussian());
          case "steps" -> () -> random.nextInt(5);
          default -> () -> 3;
        };
    TDigest digest = new MergingDigest(ValueSketch.COMPRESSION);
    for (int i = 0; i < size; i++) {
      digest.add(values.getAsDouble());
    }
    return digest;
  }
}
