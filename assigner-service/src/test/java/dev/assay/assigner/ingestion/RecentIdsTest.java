package dev.assay.assigner.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentIdsTest {

  @Test
  void remembersAtLeastHalfAndAtMostAll() {
    RecentIds ids = new RecentIds(100);
    for (int i = 0; i < 1000; i++) {
      ids.add(List.of(id(i)));
      int latest = i;
      List<Integer> known =
          IntStream.rangeClosed(0, i).filter(n -> ids.has(id(n))).boxed().toList();
      assertThat(known).hasSizeBetween(Math.min(i + 1, 50), 100);
      assertThat(known.getFirst()).isEqualTo(latest + 1 - known.size());
    }
  }

  @Test
  void countsAnIdOnce() {
    RecentIds ids = new RecentIds(4);
    ids.add(List.of(id(1), id(1), id(1), id(1), id(1)));
    ids.add(List.of(id(2)));
    assertThat(ids.has(id(1))).isTrue();
  }

  @Test
  void tellsSubjectsApart() {
    RecentIds ids = new RecentIds(4);
    ids.add(List.of(new RecentIds.Id("a", "1")));
    assertThat(ids.has(new RecentIds.Id("a", "1"))).isTrue();
    assertThat(ids.has(new RecentIds.Id("b", "1"))).isFalse();
  }

  private static RecentIds.Id id(int number) {
    return new RecentIds.Id("key", String.valueOf(number));
  }
}
