package dev.assay.aggregator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.aggregator.topology.Tally;
import dev.assay.schemas.topic.Topics;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TaskMetersTest {

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final TaskMeters meters = new TaskMeters(registry);

  @Test
  void countsRecordsByTopicAndOutcome() {
    Tally tally = new Tally();
    tally.add(Topics.FUNNEL.name(), "attributed", 0);
    tally.add(Topics.FUNNEL.name(), "attributed", 0);
    tally.add(Topics.SESSIONS.name(), "late", 0);
    meters.written(0, tally, 10);
    assertThat(records(Topics.FUNNEL.name(), "attributed")).isEqualTo(2);
    assertThat(records(Topics.SESSIONS.name(), "late")).isEqualTo(1);
    assertThat(records(Topics.SESSIONS.name(), "unreadable")).isZero();
  }

  @Test
  void timesRecordsFromTheirTimestampToTheWrite() {
    Tally tally = new Tally();
    long now = clock.wallTime();
    tally.add(Topics.FUNNEL.name(), "attributed", now - 400);
    tally.add(Topics.FUNNEL.name(), "attributed", now - 600);
    tally.add(Topics.FUNNEL.name(), "attributed", now + 50);
    meters.written(0, tally, 10);
    Timer freshness = registry.get("assay.freshness").timer();
    assertThat(freshness.count()).isEqualTo(3);
    assertThat(freshness.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1_000);
    assertThat(freshness.max(TimeUnit.MILLISECONDS)).isEqualTo(600);
  }

  @Test
  void addsUpWhatTheTasksOfThisInstanceHold() {
    meters.written(0, new Tally(), 10);
    meters.written(1, new Tally(), 20);
    meters.written(1, new Tally(), 25);
    assertThat(held()).isEqualTo(35);
    meters.closed(0);
    assertThat(held()).isEqualTo(25);
  }

  private double held() {
    return registry.get("assay.store.held").gauge().value();
  }

  private double records(String topic, String outcome) {
    return registry
        .get("assay.records")
        .tag("topic", topic)
        .tag("outcome", outcome)
        .counter()
        .count();
  }
}
