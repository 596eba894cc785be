package dev.assay.aggregator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;

class ReadyStateTest {

  private static final long MAXIMUM_LAG = 1_000;

  @Test
  void isReadyUpToTheBound() {
    ReadyState ready = state(KafkaStreams.State.RUNNING, 0, 0, Optional.of(MAXIMUM_LAG));
    assertThat(ready.isReady()).isTrue();
    assertThat(ready.obstacles()).isEmpty();
  }

  @Test
  void saysEverythingThatStandsAgainstIt() {
    ReadyState ready = state(KafkaStreams.State.REBALANCING, 3, 12_345, Optional.of(1_001L));
    assertThat(ready.isReady()).isFalse();
    assertThat(ready.obstacles())
        .containsExactly(
            "Kafka Streams is REBALANCING, not RUNNING",
            "3 changelog partitions are being restored, 12,345 records to go",
            "1,001 records behind; allowed: 1,000 (assay.ready.max-lag)");
  }

  @Test
  void isNotReadyWhileTheLagIsNotKnown() {
    assertThat(state(KafkaStreams.State.RUNNING, 0, 0, Optional.empty()).obstacles())
        .containsExactly("the lag is not known: Kafka has not said how far its topics reach");
  }

  @Test
  void livesUntilOnlyAnotherProcessCanHelp() {
    assertThat(KafkaStreams.State.values())
        .filteredOn(state -> !StreamsLiveness.isAlive(state))
        .containsExactly(
            KafkaStreams.State.NOT_RUNNING,
            KafkaStreams.State.PENDING_ERROR,
            KafkaStreams.State.ERROR);
  }

  private static ReadyState state(
      KafkaStreams.State state, int restoring, long missing, Optional<Long> lag) {
    return new ReadyState(state, restoring, missing, lag, MAXIMUM_LAG);
  }
}
