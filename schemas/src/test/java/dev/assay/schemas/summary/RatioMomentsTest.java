package dev.assay.schemas.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RatioMomentsTest {

  @Test
  void hasTheMomentsOfASmallExample() {
    RatioMoments moments = of(new double[] {1, 0, 2, 3}, new double[] {2, 1, 2, 5});
    assertThat(moments.count()).isEqualTo(4);
    assertThat(moments.ratio()).isEqualTo(0.6);
    // By hand: numerators 1 0 2 3 about 1.5, denominators 2 1 2 5 about 2.5.
    assertThat(moments.numeratorVariance()).isCloseTo(5.0 / 3, within(1e-15));
    assertThat(moments.denominatorVariance()).isCloseTo(3, within(1e-15));
    assertThat(moments.covariance()).isCloseTo(2, within(1e-15));
    double unit = (5.0 / 3 - 2 * 0.6 * 2 + 0.36 * 3) / (2.5 * 2.5);
    assertThat(moments.unitVariance()).isCloseTo(unit, within(1e-15));
  }

  @Property
  void mergeEqualsWholeAndRemoveUndoesAdd(
      @ForAll @Size(min = 4, max = 30) List<@DoubleRange(min = -1e4, max = 1e4) Double> values) {
    int half = values.size() / 2;
    RatioMoments whole = new RatioMoments();
    RatioMoments first = new RatioMoments();
    RatioMoments second = new RatioMoments();
    for (int i = 0; i < half; i++) {
      whole.add(values.get(i), values.get(half + i));
      (i % 2 == 0 ? first : second).add(values.get(i), values.get(half + i));
    }
    first.merge(second);
    first.add(17, 4);
    first.remove(17, 4);
    assertThat(first.count()).isEqualTo(whole.count());
    assertThat(first.numeratorSum()).isCloseTo(whole.numeratorSum(), within(1e-9));
    if (half > 1) {
      assertThat(first.covariance()).isCloseTo(whole.covariance(), within(1e-9));
    }
    RatioMoments stored = RatioMoments.of(first.toState());
    assertThat(stored.numeratorVariance()).isEqualTo(first.numeratorVariance());
  }

  private static RatioMoments of(double[] numerators, double[] denominators) {
    RatioMoments moments = new RatioMoments();
    for (int i = 0; i < numerators.length; i++) {
      moments.add(numerators[i], denominators[i]);
    }
    return moments;
  }
}
