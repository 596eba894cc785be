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
      ids.add(List.of(id(ids, i)));
      int latest = i;
      List<Integer> known =
          IntStream.rangeClosed(0, i).filter(n -> has(ids, id(ids, n))).boxed().toList();
      assertThat(known).hasSizeBetween(Math.min(i + 1, 50), 100);
      assertThat(known.getFirst()).isEqualTo(latest + 1 - known.size());
    }
  }

  @Test
  void remembersMany() {
    RecentIds ids = new RecentIds(1_000_000);
    for (int i = 0; i < 100_000; i++) {
      ids.add(List.of(id(ids, i)));
    }
    assertThat(IntStream.range(0, 100_000)).allMatch(i -> has(ids, id(ids, i)));
    assertThat(IntStream.range(100_000, 200_000)).noneMatch(i -> has(ids, id(ids, i)));
  }

  @Test
  void countsAnIdOnce() {
    RecentIds ids = new RecentIds(4);
    RecentIds.Id one = id(ids, 1);
    ids.add(List.of(one, one, one, one, one));
    ids.add(List.of(id(ids, 2)));
    assertThat(has(ids, one)).isTrue();
  }

  @Test
  void tellsSubjectsApart() {
    RecentIds ids = new RecentIds(4);
    ids.add(List.of(ids.id("a", "1")));
    assertThat(ids.have(List.of(ids.id("a", "1"), ids.id("b", "1"), ids.id("a", "2"))))
        .containsExactly(true, false, false);
  }

  private static boolean has(RecentIds ids, RecentIds.Id id) {
    return ids.have(List.of(id))[0];
  }

  private static RecentIds.Id id(RecentIds ids, int number) {
    return ids.id("key", String.valueOf(number));
  }
}
