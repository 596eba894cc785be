package dev.assay.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitPaceTest {

  private static final long NOW = 1_000_000;

  private final CommitPace pace = new CommitPace(new CommitIntervals(500, 5_000));

  @Test
  void newRecordsWaitForTheShortInterval() {
    assertThat(pace.isDue(NOW, 0, 0)).isFalse();
    assertThat(pace.isDue(NOW + 100, 0, 0)).isFalse();
    // It may have come just after the last look.
    assertThat(pace.isDue(NOW + 200, 1, NOW + 150)).isFalse();
    assertThat(pace.isDue(NOW + 599, 50, NOW + 590)).isFalse();
    assertThat(pace.isDue(NOW + 600, 51, NOW + 595)).isTrue();
  }

  @Test
  void afterACommitTheNextRecordBeginsToWait() {
    pace.isDue(NOW, 1, NOW);
    pace.committed();
    assertThat(pace.isDue(NOW + 600, 0, 0)).isFalse();
    assertThat(pace.isDue(NOW + 700, 1, NOW + 700)).isFalse();
    assertThat(pace.isDue(NOW + 1_100, 2, NOW + 1_100)).isTrue();
  }

  @Test
  void oldRecordsWaitForTheLongInterval() {
    for (long ms = 0; ms < 5_000; ms += 100) {
      assertThat(pace.isDue(NOW + ms, ms + 1, NOW - 60_000)).isFalse();
    }
    assertThat(pace.isDue(NOW + 5_000, 5_001, NOW - 60_000)).isTrue();
  }

  @Test
  void oldRecordsWaitNoLongerWhenNoneFollow() {
    assertThat(pace.isDue(NOW, 10, NOW - 60_000)).isFalse();
    assertThat(pace.isDue(NOW + 900, 900, NOW - 60_000)).isFalse();
    assertThat(pace.isDue(NOW + 1_000, 900, NOW - 60_000)).isTrue();
  }

  @Test
  void whoCatchesUpCommitsSoon() {
    assertThat(pace.isDue(NOW, 10, NOW - 60_000)).isFalse();
    assertThat(pace.isDue(NOW + 600, 20, NOW - 4_000)).isTrue();
  }
}
