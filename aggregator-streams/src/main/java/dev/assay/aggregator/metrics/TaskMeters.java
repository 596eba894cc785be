package dev.assay.aggregator.metrics;

import dev.assay.aggregator.store.Stores;
import dev.assay.aggregator.topology.RecordOutcomes;
import dev.assay.aggregator.topology.Tally;
import dev.assay.aggregator.topology.TaskListener;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What tasks took in, what it came to, and how old it was when queries answered it. */
public final class TaskMeters implements TaskListener {

  private static final Duration[] FRESHNESS_BOUNDS = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofMillis(750),
    Duration.ofSeconds(1),
    Duration.ofMillis(1_500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(3),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5),
    Duration.ofHours(1),
  };

  /** By topic and outcome: all are there from the start, so that a rate sees the first record. */
  private final Map<String, Map<String, Counter>> records = new HashMap<>();

  /** By partition. */
  private final Map<Integer, Integer> subjectsHeld = new ConcurrentHashMap<>();

  private final Timer freshness;
  private final Clock clock;

  public TaskMeters(MeterRegistry registry) {
    clock = registry.config().clock();
    for (Topic<?> topic : Topics.BY_SUBJECT) {
      Map<String, Counter> byOutcome = new HashMap<>();
      for (String outcome : RecordOutcomes.ALL) {
        byOutcome.put(
            outcome,
            Counter.builder("assay.records")
                .description("Records by what they came to")
                .tag("topic", topic.name())
                .tag("outcome", outcome)
                .register(registry));
      }
      records.put(topic.name(), byOutcome);
    }
    freshness =
        Timer.builder("assay.freshness")
            .description("From a record's Kafka timestamp to the moment queries answer with it")
            .serviceLevelObjectives(FRESHNESS_BOUNDS)
            .register(registry);
    Gauge.builder(
            "assay.store.held",
            subjectsHeld,
            held -> held.values().stream().mapToInt(Integer::intValue).sum())
        .description("Objects that tasks hold in memory")
        .tag("store", Stores.UNITS)
        .register(registry);
  }

  @Override
  public void written(int partition, Tally tally, int held) {
    tally.forEachCount(this::count);
    long now = clock.wallTime();
    for (long appendTime : tally.appendTimes()) {
      // A producer's clock may be ahead of this one.
      freshness.record(Math.max(0, now - appendTime), TimeUnit.MILLISECONDS);
    }
    subjectsHeld.put(partition, held);
  }

  @Override
  public void closed(int partition) {
    subjectsHeld.remove(partition);
  }

  private void count(String topic, String outcome, long count) {
    Map<String, Counter> byOutcome = records.get(topic);
    Counter counter = byOutcome == null ? null : byOutcome.get(outcome);
    if (counter == null) {
      throw new IllegalStateException("Nothing counts %s %s".formatted(topic, outcome));
    }
    counter.increment((double) count);
  }
}
