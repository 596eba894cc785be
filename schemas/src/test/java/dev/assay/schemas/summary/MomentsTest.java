package dev.assay.schemas.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MomentsTest {

  private static final double RELATIVE = 1e-12;

  @Test
  void keepsAVarianceOfOneAboutAMeanOfOnePointSevenBillion() {
    // As many values below the mean as above it, each at a distance of 1.
    int n = 1_000_000;
    Moments moments = new Moments();
    for (int i = 0; i < n; i++) {
      moments.add(1.7e9 + (i % 2 == 0 ? 1 : -1));
    }
    assertThat(moments.mean()).isEqualTo(1.7e9);
    assertThat(moments.m2()).isCloseTo(n, within(n * RELATIVE));
    assertThat(moments.variance()).isCloseTo(n / (n - 1.0), within(RELATIVE));
  }

  @Test
  void doesNotDriftOverAMillionReplacements() {
    Random random = new Random(7);
    Moments moments = Moments.of(1, 2, 3);
    double value = 3;
    for (int i = 0; i < 1_000_000; i++) {
      double next = random.nextGaussian() * 1e6;
      moments.replace(value, next);
      value = next;
    }
    moments.replace(value, 3);
    assertThat(moments.mean()).isCloseTo(2, within(RELATIVE));
    assertThat(moments.variance()).isCloseTo(1, within(1e-9));
  }

  @Property
  void mergeEqualsWhole(@ForAll("values") double[] a, @ForAll("values") double[] b) {
    Moments merged = Moments.of(a);
    merged.merge(Moments.of(b));
    double[] whole = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, whole, a.length, b.length);
    assertSame(merged, Moments.of(whole));
  }

  @Property
  void mergeIsCommutative(@ForAll("values") double[] a, @ForAll("values") double[] b) {
    Moments ab = Moments.of(a);
    ab.merge(Moments.of(b));
    Moments ba = Moments.of(b);
    ba.merge(Moments.of(a));
    assertSame(ab, ba);
  }

  @Property
  void mergeIsAssociative(
      @ForAll("values") double[] a, @ForAll("values") double[] b, @ForAll("values") double[] c) {
    Moments left = Moments.of(a);
    left.merge(Moments.of(b));
    left.merge(Moments.of(c));
    Moments tail = Moments.of(b);
    tail.merge(Moments.of(c));
    Moments right = Moments.of(a);
    right.merge(tail);
    assertSame(left, right);
  }

  @Property
  void replaceEqualsRemoveAndAdd(
      @ForAll("values") double[] rest,
      @ForAll("value") double before,
      @ForAll("value") double after) {
    Moments replaced = Moments.of(rest);
    replaced.add(before);
    replaced.replace(before, after);
    Moments added = Moments.of(rest);
    added.add(after);
    assertSame(replaced, added);
  }

  @Property
  void agreesWithTwoPasses(@ForAll("values") double[] values) {
    Moments moments = Moments.of(values);
    assertThat(moments.count()).isEqualTo(values.length);
    if (values.length > 1) {
      double mean = Arrays.stream(values).sum() / values.length;
      double m2 = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
      assertThat(moments.mean()).isCloseTo(mean, within(1e-9));
      assertThat(moments.variance()).isCloseTo(m2 / (values.length - 1), within(1e-9 * (1 + m2)));
    }
  }

  @Property
  void survivesStorage(@ForAll("values") double[] values) {
    Moments moments = Moments.of(values);
    assertSame(Moments.of(moments.toState()), moments);
  }

  @Test
  void saysNothingOfNothing() {
    assertThat(new Moments().mean()).isNaN();
    assertThat(Moments.of(1).variance()).isNaN();
  }

  @Provide
  Arbitrary<double[]> values() {
    return value().array(double[].class).ofMaxSize(50);
  }

  @Provide
  Arbitrary<Double> value() {
    return Arbitraries.doubles().between(-1e6, 1e6).ofScale(4);
  }

  private static void assertSame(Moments actual, Moments expected) {
    assertThat(actual.count()).isEqualTo(expected.count());
    assertThat(actual.sum()).isCloseTo(expected.sum(), within(1e-9));
    double m2 = expected.m2();
    assertThat(actual.m2()).isCloseTo(m2, within(RELATIVE * (1 + m2)));
  }
}
