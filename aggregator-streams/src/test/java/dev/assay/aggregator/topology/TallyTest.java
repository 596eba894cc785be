package dev.assay.aggregator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {

  private final Tally tally = new Tally();

  @Test
  void countsByTopicAndOutcome() {
    tally.add("a", "late", 1);
    tally.add("a", "late", 2);
    tally.add("b", "late", 3);
    assertThat(counts()).isEqualTo(Map.of("a late", 2L, "b late", 1L));
    assertThat(tally.appendTimes()).containsExactly(1, 2, 3);
  }

  @Test
  void beginsAnewWhenItIsCleared() {
    tally.add("a", "late", 1);
    tally.clear();
    assertThat(counts()).isEmpty();
    assertThat(tally.records()).isZero();
    tally.add("a", "duplicate", 2);
    assertThat(counts()).isEqualTo(Map.of("a duplicate", 1L));
    assertThat(tally.appendTimes()).containsExactly(2);
  }

  @Test
  void keepsAnEvenShareOfManyTimes() {
    int records = 100_000;
    for (int i = 0; i < records; i++) {
      tally.add("a", "late", i);
    }
    long[] times = tally.appendTimes();
    assertThat(times).hasSizeBetween(Tally.SAMPLE / 2, Tally.SAMPLE);
    long step = times[1] - times[0];
    for (int i = 0; i < times.length; i++) {
      assertThat(times[i]).isEqualTo(i * step);
    }
    assertThat(records - times[times.length - 1]).isLessThanOrEqualTo(step);
    assertThat(counts()).isEqualTo(Map.of("a late", (long) records));
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new HashMap<>();
    tally.forEachCount((topic, outcome, records) -> counts.put(topic + " " + outcome, records));
    return counts;
  }
}
