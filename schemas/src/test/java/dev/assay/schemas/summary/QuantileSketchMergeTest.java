package dev.assay.schemas.summary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantileSketchMergeTest {

  /** However many values are still buffered when a digest comes in. */
  @Test
  void takesValuesAfterADigest() {
    for (int before = 257; before < 2000; before += 31) {
      QuantileSketch sketch = filled(before);
      sketch.merge(filled(3000));
      for (int value = 0; value < 1000; value++) {
        sketch.add(value);
      }
      assertThat(sketch.count()).isEqualTo(before + 4000);
    }
  }

  @Test
  void takesDigestsOfOneValueOverAndOver() {
    QuantileSketch sketch = new QuantileSketch();
    for (int part = 0; part < 40; part++) {
      QuantileSketch same = new QuantileSketch();
      for (int i = 0; i < 1000; i++) {
        same.add(part % 3);
      }
      sketch.merge(same);
    }
    assertThat(sketch.count()).isEqualTo(40_000);
    assertThat(sketch.quantile(0)).isZero();
    assertThat(sketch.quantile(1)).isEqualTo(2);
  }

  private static QuantileSketch filled(int values) {
    QuantileSketch sketch = new QuantileSketch();
    for (int value = 0; value < values; value++) {
      sketch.add(value);
    }
    return sketch;
  }
}
