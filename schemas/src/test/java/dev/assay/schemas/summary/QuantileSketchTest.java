package dev.assay.schemas.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuantileSketchTest {

  /** What merging can make of a digest's own error. */
  private static final double MERGED = 2;

  /** Stated error in rank of a digest at q. */
  private static double rankError(double q) {
    return Math.PI * Math.sqrt(q * (1 - q)) / ValueSketch.COMPRESSION;
  }

  @Test
  void isExactForFewValues() {
    QuantileSketch sketch = of(IntStream.rangeClosed(1, 101).asDoubleStream().toArray());
    assertThat(sketch.quantile(0.5)).isEqualTo(51);
    assertThat(sketch.quantile(0.95)).isEqualTo(96);
    assertThat(sketch.quantile(0)).isEqualTo(1);
    assertThat(sketch.quantile(1)).isEqualTo(101);
    assertThat(new QuantileSketch().quantile(0.5)).isNaN();
  }

  @Property(tries = 50)
  void staysWithinItsErrorInRank(@ForAll @IntRange(min = 300, max = 20_000) int n) {
    double[] values = logNormal(n, n);
    assertWithinError(of(values), values, 1);
  }

  @Property(tries = 30)
  void mergeStaysWithinTheError(@ForAll @IntRange(min = 10, max = 5_000) int n) {
    double[] values = logNormal(4 * n, n);
    QuantileSketch merged = new QuantileSketch();
    for (int i = 0; i < 4; i++) {
      merged.merge(of(Arrays.copyOfRange(values, i * n, (i + 1) * n)));
    }
    assertWithinError(merged, values, MERGED);
  }

  @Property(tries = 30)
  void whatWasTakenOutIsNotThere(@ForAll @IntRange(min = 10, max = 5_000) int n) {
    double[] values = logNormal(2 * n, n);
    QuantileSketch sketch = of(values);
    for (int i = 0; i < n / 2; i++) {
      sketch.remove(values[i]);
    }
    double[] left = Arrays.copyOfRange(values, n / 2, values.length);
    assertThat(sketch.count()).isEqualTo(left.length);
    // Both sketches' errors add up, over what is left: (2 n + n / 2) of 3 n / 2.
    assertWithinError(sketch, left, 5.0 / 3);
  }

  @Property(tries = 30)
  void survivesStorage(@ForAll @IntRange(min = 1, max = 2_000) int n) {
    QuantileSketch sketch = of(logNormal(n, n));
    sketch.add(3);
    sketch.remove(3);
    QuantileSketch stored = QuantileSketch.of(sketch.toBytes());
    assertThat(stored.count()).isEqualTo(n);
    assertThat(stored.quantile(0.9)).isEqualTo(sketch.quantile(0.9));
  }

  @Test
  void groupsHoldEveryValueOnce() {
    GroupedQuantiles quantiles = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    for (int i = 0; i < 1600; i++) {
      quantiles.groupOf("unit-" + i).add(i);
    }
    assertThat(quantiles.count()).isEqualTo(1600);
    for (int group = 0; group < quantiles.size(); group++) {
      assertThat(quantiles.count(group)).isBetween(60L, 140L);
    }
    assertThat(quantiles.quantile(0.5)).isBetween(799.0, 800.0);
    assertThat(GroupedQuantiles.of(quantiles.toState()).quantile(0.5))
        .isEqualTo(quantiles.quantile(0.5));
  }

  @Property(tries = 20)
  void groupsOfSeveralPartitionsStandBesideEachOther(
      @ForAll @IntRange(min = 10, max = 5_000) int n) {
    double[] values = logNormal(2 * n, n);
    GroupedQuantiles one = GroupedQuantiles.empty(3);
    GroupedQuantiles other = GroupedQuantiles.empty(2);
    for (int i = 0; i < n; i++) {
      one.groupOf("unit-" + i).add(values[i]);
      other.groupOf("unit-" + i).add(values[n + i]);
    }
    one.join(other);

    assertThat(one.size()).isEqualTo(5);
    assertThat(one.count()).isEqualTo(2L * n);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (double q : new double[] {0.5, 0.9, 0.95}) {
      double found = one.quantile(q);
      double rank = Arrays.stream(sorted).filter(value -> value <= found).count();
      assertThat(rank / sorted.length).isCloseTo(q, within(rankError(q) + 1.0 / sorted.length));
    }
    assertThat(GroupedQuantiles.empty(3).quantile(0.5)).isNaN();
  }

  @Property(tries = 30)
  void digestsKeptApartAreTheSame(@ForAll @IntRange(min = 1, max = 5_000) int n) {
    Map<Integer, ByteBuffer> kept = new HashMap<>();
    List<Integer> put = new ArrayList<>();
    DigestStore store =
        new DigestStore() {
          @Override
          public void put(int group, ByteBuffer digests) {
            put.add(group);
            kept.put(group, digests);
          }

          @Override
          public @Nullable ByteBuffer get(int group) {
            return kept.get(group);
          }
        };
    GroupedQuantiles quantiles = GroupedQuantiles.empty(2);
    double[] values = logNormal(n, n);
    for (int i = 0; i < n; i++) {
      quantiles.groupOf("unit-" + i).add(values[i]);
      if (i % 3 == 0) {
        quantiles.groupOf("unit-" + i).remove(values[i]);
        quantiles.groupOf("unit-" + i).add(values[i]);
      }
    }
    quantiles.groupOf("unit-0").remove(values[0]);
    GroupedQuantiles read = GroupedQuantiles.of(quantiles.toState(store), store);

    assertThat(read.toState()).isEqualTo(quantiles.toState());
    // What did not change is not written again.
    put.clear();
    read.toState(store);
    assertThat(put).isEmpty();
  }

  @Test
  void valuesAmongTheLatestLeaveTheDigestAlone() {
    QuantileSketch sketch = of(logNormal(ValueSketch.EXACT_LIMIT + 1, 1));
    assertThat(sketch.hasChangedDigests()).isTrue();
    sketch.digests();

    sketch.add(1);
    assertThat(sketch.hasChangedDigests()).isFalse();
    for (int i = 0; i < ValueSketch.EXACT_LIMIT; i++) {
      sketch.add(1);
    }
    assertThat(sketch.hasChangedDigests()).isTrue();
  }

  private static QuantileSketch of(double... values) {
    QuantileSketch sketch = new QuantileSketch();
    for (double value : values) {
      sketch.add(value);
    }
    return sketch;
  }

  private static double[] logNormal(int n, long seed) {
    Random random = new Random(seed);
    return random.doubles(n).map(any -> Math.exp(random.nextGaussian())).toArray();
  }

  private static void assertWithinError(QuantileSketch sketch, double[] values, double errors) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (double q : new double[] {0.5, 0.75, 0.9, 0.95, 0.99}) {
      double value = sketch.quantile(q);
      long atMost = Arrays.stream(sorted).filter(other -> other <= value).count();
      // One value more or less is as near as a quantile of n values can be asked for.
      assertThat((double) atMost / sorted.length)
          .as("rank of the %s quantile of %d values", q, sorted.length)
          .isCloseTo(q, within(errors * rankError(q) + 1.0 / sorted.length));
    }
  }
}
