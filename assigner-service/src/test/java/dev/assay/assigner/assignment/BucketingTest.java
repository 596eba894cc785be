package dev.assay.assigner.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Examples;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class BucketingTest {

  private static final int UNITS = 200_000;

  /** The 99.9 % quantile of chi-square with 99 degrees of freedom. */
  private static final double CRITICAL = 148.2304;

  @Test
  void agreesWithThePublishedVectors() {
    List<?> vectors = (List<?>) Objects.requireNonNull(Examples.bucketing().get("vectors"));
    assertThat(vectors).hasSizeGreaterThan(20);
    for (Object element : vectors) {
      Map<?, ?> vector = (Map<?, ?>) element;
      Bucketing bucketing = new Bucketing(text(vector, "experiment_id"));
      String unit = text(vector, "unit_id");
      assertThat(bucketing.splitBucket(unit)).isEqualTo(number(vector, "split_bucket"));
      assertThat(bucketing.rampBucket(unit)).isEqualTo(number(vector, "ramp_bucket"));
    }
  }

  @Test
  void bucketsAreUniform() {
    Bucketing bucketing = new Bucketing("exp_uniform");
    assertThat(chiSquare(unit -> bucketing.splitBucket("customer-" + unit) / 100))
        .isLessThan(CRITICAL);
    assertThat(chiSquare(unit -> bucketing.rampBucket("customer-" + unit) / 100))
        .isLessThan(CRITICAL);
  }

  @Test
  void rampAndSplitAreIndependent() {
    Bucketing bucketing = new Bucketing("exp_uniform");
    assertThat(
            chiSquare(
                unit ->
                    bucketing.rampBucket("customer-" + unit) / 1000 * 10
                        + bucketing.splitBucket("customer-" + unit) / 1000))
        .isLessThan(CRITICAL);
  }

  @Test
  void experimentsAreIndependent() {
    Bucketing one = new Bucketing("exp_one");
    Bucketing other = new Bucketing("exp_two");
    assertThat(
            chiSquare(
                unit ->
                    one.splitBucket("customer-" + unit) / 1000 * 10
                        + other.splitBucket("customer-" + unit) / 1000))
        .isLessThan(CRITICAL);
  }

  /** Against equal shares of 100 cells. */
  private static double chiSquare(IntUnaryOperator cellOf) {
    long[] counts = new long[100];
    for (int unit = 0; unit < UNITS; unit++) {
      counts[cellOf.applyAsInt(unit)]++;
    }
    double expected = UNITS / 100.0;
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
