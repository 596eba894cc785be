package dev.assay.analyzer.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list that is thinned as it grows. */
class ThinnedTest {

  @Test
  void nothingIsNothing() {
    assertThat(new Thinned<Integer>(4).values()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0",
    "4, 0 1 2 3",
    "5, 0 2 4",
    "6, 0 2 4 5",
    "8, 0 2 4 6 7",
    "9, 0 4 8",
    "17, 0 8 16",
    "20, 0 8 16 19"
  })
  void everyPowerOfTwoAndTheLastIsKept(int size, String kept) {
    Thinned<Integer> thinned = new Thinned<>(4);
    IntStream.range(0, size).forEach(thinned::add);

    assertThat(thinned.values())
        .isEqualTo(List.of(kept.split(" ")).stream().map(Integer::valueOf).toList());
  }

  @Test
  void anOddBoundHoldsToo() {
    Thinned<Integer> thinned = new Thinned<>(5);
    IntStream.range(0, 1000).forEach(thinned::add);

    assertThat(thinned.values()).containsExactly(0, 256, 512, 768, 999);
  }
}
