package dev.assay.assigner.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Examples;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BucketingTest {

  private static final int EXPERIMENTS = 200;

  /** The 99.9 % quantiles of chi-square. */
  private static final double CRITICAL_99 = 148.2304;

  private static final double CRITICAL_9_999 = 10_441.70;
  private static final double CRITICAL_199_TIMES_99 = 20_320.11;

  @Test
  void agreesWithThePublishedVectors() {
    List<?> vectors = (List<?>) Objects.requireNonNull(Examples.bucketing().get("vectors"));
    assertThat(vectors).hasSizeGreaterThan(20);
    for (Object element : vectors) {
      Map<?, ?> vector = (Map<?, ?>) element;
      String id = text(vector, "experiment_id");
      String unit = text(vector, "unit_id");
      assertThat(Bucketing.split(id).bucketOf(unit)).isEqualTo(number(vector, "split_bucket"));
      assertThat(Bucketing.ramp(id).bucketOf(unit)).isEqualTo(number(vector, "ramp_bucket"));
      assertThat(Bucketing.sample(id).bucketOf(unit)).isEqualTo(number(vector, "sample_bucket"));
      assertThat(Bucketing.layer(id).bucketOf(unit)).isEqualTo(number(vector, "layer_bucket"));
      assertThat(Bucketing.holdout(id).bucketOf(unit)).isEqualTo(number(vector, "holdout_bucket"));
    }
  }

  @Test
  void tenMillionUnitsFillEveryBucketAlike() {
    Bucketing bucketing = Bucketing.split("exp_uniform");
    long[] counts = new long[Bucketing.BUCKETS];
    for (int unit = 0; unit < 10_000_000; unit++) {
      counts[bucketing.bucketOf("customer-" + unit)]++;
    }
    assertThat(chiSquare(counts)).isLessThan(CRITICAL_9_999);
  }

  @Test
  void purposesAreIndependent() {
    List<Bucketing> purposes =
        List.of(
            Bucketing.split("exp"),
            Bucketing.ramp("exp"),
            Bucketing.sample("exp"),
            Bucketing.layer("exp"),
            Bucketing.holdout("exp"));
    for (Bucketing one : purposes) {
      for (Bucketing other : purposes) {
        if (one != other) {
          assertThat(chiSquareOfPairs(one, other, 200_000)).isLessThan(CRITICAL_99);
        }
      }
    }
  }

  @Test
  void twoHundredExperimentsAreIndependent() {
    double sum = 0;
    for (int experiment = 1; experiment < EXPERIMENTS; experiment++) {
      Bucketing before = Bucketing.split("exp_" + (experiment - 1));
      sum += chiSquareOfPairs(before, Bucketing.split("exp_" + experiment), 50_000);
    }
    assertThat(sum).isLessThan(CRITICAL_199_TIMES_99);
  }

  /** How tenths of the buckets of two occur together, against equal shares. */
  private static double chiSquareOfPairs(Bucketing one, Bucketing other, int units) {
    long[] counts = new long[100];
    for (int i = 0; i < units; i++) {
      String unit = "customer-" + i;
      counts[one.bucketOf(unit) / 1000 * 10 + other.bucketOf(unit) / 1000]++;
    }
    return chiSquare(counts);
  }

  private static double chiSquare(long... counts) {
    double expected = LongStream.of(counts).sum() / (double) counts.length;
    double sum = 0;
    for (long count : counts) {
      sum += (count - expected) * (count - expected) / expected;
    }
    return sum;
  }

  private static String text(Map<?, ?> vector, String name) {
    return (String) Objects.requireNonNull(vector.get(name));
  }

  private static int number(Map<?, ?> vector, String name) {
    return ((BigDecimal) Objects.requireNonNull(vector.get(name))).intValueExact();
  }
}
