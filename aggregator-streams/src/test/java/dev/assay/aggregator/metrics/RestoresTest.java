package dev.assay.aggregator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoresTest {

  private static final TopicPartition FIRST = new TopicPartition("changelog", 0);
  private static final TopicPartition SECOND = new TopicPartition("changelog", 1);

  private final MockClock clock = new MockClock();
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
  private final Restores restores = new Restores(registry);

  @Test
  void followsEachPartitionToItsEnd() {
    restores.onRestoreStart(FIRST, "units", 10, 110);
    restores.onRestoreStart(SECOND, "units", 0, 50);
    restores.onBatchRestored(FIRST, "units", 40, 30);
    assertThat(restores.partitions()).isEqualTo(2);
    assertThat(restores.missing()).isEqualTo(120);
    clock.add(Duration.ofSeconds(3));
    restores.onRestoreEnd(FIRST, "units", 100);
    restores.onRestoreSuspended(SECOND, "units", 0);
    assertThat(restores.partitions()).isZero();
    assertThat(restores.missing()).isZero();
    assertThat(registry.get("assay.restore.records").counter().count()).isEqualTo(30);
    assertThat(registry.get("assay.restore").timer().totalTime(TimeUnit.SECONDS)).isEqualTo(3);
    assertThat(registry.get("assay.restore").timer().count()).isEqualTo(1);
  }
}
