package dev.assay.analyzer.statistics;

import static dev.assay.analyzer.statistics.Near.relative;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.schemas.summary.Moments;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final Sample NONE = Sample.of(0, Double.NaN, Double.NaN);

  @Property
  void mergedPartsAreTheWhole(@ForAll("values") double[] a, @ForAll("values") double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    Sample whole = Sample.of(Moments.of(both));
    Sample merged = Sample.of(Moments.of(a)).merge(Sample.of(Moments.of(b)));

    assertThat(merged.count()).isEqualTo(whole.count());
    assertThat(merged.mean()).isCloseTo(whole.mean(), relative(whole.mean()));
    assertThat(merged.m2()).isCloseTo(whole.m2(), within(1e-9 * (1 + whole.m2())));
  }

  @Test
  void nothingAddsNothing() {
    Sample sample = Sample.of(3, 2, 1);
    assertThat(sample.merge(NONE)).isEqualTo(sample);
    assertThat(NONE.merge(sample)).isEqualTo(sample);
    assertThat(NONE.merge(NONE)).isEqualTo(NONE);
  }

  @Test
  void singleValuesMerge() {
    Sample merged = Sample.of(1, 2, Double.NaN).merge(Sample.of(1, 5, Double.NaN));
    assertThat(merged).isEqualTo(new Sample(2, 3.5, 0, 4.5));
    assertThat(NONE.m2()).isZero();
    assertThat(Sample.of(1, 2, Double.NaN).m2()).isZero();
    assertThat(Sample.of(2, 2, 7).m2()).isEqualTo(7);
  }

  /** 1e9 and two thirds of a half more: 1/3, of which the double keeps 0.33333337. */
  @Test
  void mergingKeepsWhatTheMeanLeavesOut() {
    Sample merged = Sample.of(1000, 1e9, 1).merge(Sample.of(2000, 1e9 + 0.5, 1));
    assertThat(merged.mean()).isEqualTo(1e9 + 1 / 3.0);
    assertThat((merged.mean() - 1e9) + merged.meanResidual()).isCloseTo(1 / 3.0, relative(1));
    assertThat(merged.meanResidual()).isNotZero();
    Sample more = merged.merge(Sample.of(3000, 1e9, 1));
    assertThat((more.mean() - 1e9) + more.meanResidual()).isCloseTo(1 / 6.0, relative(1));
  }

  @Test
  void sumsThatDriftedAreRefused() {
    assertThat(Sample.ofSums(1000, 1e15 + 250, 1e27))
        .isEqualTo(Answer.undefined(Reason.INSUFFICIENT_PRECISION));
    assertThat(Sample.ofSums(1000, 1e15, 1e27))
        .isEqualTo(Answer.undefined(Reason.INSUFFICIENT_PRECISION));
  }

  @Test
  void sumsOfNoValuesAreRejected() {
    assertThatThrownBy(() -> Sample.ofSums(1000, 1e15, 0.9e27))
        .hasMessage("sum_sq is 9.0E26; allowed is at least sum^2 / n");
    assertThatThrownBy(() -> Sample.ofSums(2, 10, 49))
        .hasMessage("sum_sq is 49.0; allowed is at least sum^2 / n");
    assertThat(Sample.ofSums(2, 10, 50).orElseThrow()).isEqualTo(Sample.of(2, 5, 0));
  }

  @Test
  void figuresAreChecked() {
    assertThatThrownBy(() -> Sample.of(-1, 0, 0)).hasMessage("n is -1; allowed is at least 0");
    assertThatThrownBy(() -> Sample.of(1, Double.NaN, 0))
        .hasMessage("mean is NaN; allowed is a finite one");
    assertThatThrownBy(() -> Sample.of(0, Double.POSITIVE_INFINITY, 0))
        .hasMessage("mean is Infinity; allowed is a finite one");
    assertThatThrownBy(() -> Sample.of(2, 0, Double.NaN))
        .hasMessage("variance is NaN; allowed is at least 0 and finite");
    assertThatThrownBy(() -> Sample.of(2, 0, -1))
        .hasMessage("variance is -1.0; allowed is at least 0 and finite");
    assertThatThrownBy(() -> Sample.of(2, 0, Double.POSITIVE_INFINITY))
        .hasMessage("variance is Infinity; allowed is at least 0 and finite");
    assertThatThrownBy(() -> Sample.ofSums(0, 0, 0)).hasMessage("n is 0; allowed is at least 1");
  }

  @Provide
  Arbitrary<double[]> values() {
    return Arbitraries.doubles().between(1, 100).array(double[].class).ofMinSize(1).ofMaxSize(20);
  }
}
