package dev.assay.benchmarks.pipeline.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

  private static final long MILLISECOND = 1_000_000;

  @Test
  void percentilesAreMeasuredOnes() {
    long[] downwards = LongStream.rangeClosed(1, 200).map(i -> (201 - i) * MILLISECOND).toArray();
    assertThat(Distribution.ofNanos(downwards))
        .isEqualTo(new Distribution(200, 100, 190, 198, 200));
  }

  @Test
  void fewAreRoundedUp() {
    assertThat(Distribution.ofNanos(new long[] {2 * MILLISECOND, MILLISECOND, 3 * MILLISECOND}))
        .isEqualTo(new Distribution(3, 2, 3, 3, 3));
  }

  @Test
  void oneStandsForAll() {
    assertThat(Distribution.ofNanos(new long[] {MILLISECOND / 2}))
        .isEqualTo(new Distribution(1, 0.5, 0.5, 0.5, 0.5));
  }

  @Test
  void nothingHasNoDistribution() {
    assertThatThrownBy(() -> Distribution.ofNanos(new long[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Nothing was measured");
  }
}
