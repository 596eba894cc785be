package dev.assay.aggregator.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Whether an instance should be asked.
 *
 * @param state of Kafka Streams
 * @param restoring partitions of changelogs that are being read back
 * @param missing records of them that are to be read back still
 * @param lag records that are not read yet; empty when it is not known
 * @param maximumLag records that a ready instance may be behind
 */
record ReadyState(
    KafkaStreams.State state, int restoring, long missing, Optional<Long> lag, long maximumLag) {

  boolean isReady() {
    return obstacles().isEmpty();
  }

  /** What stands against it, each in a sentence. */
  List<String> obstacles() {
    List<String> obstacles = new ArrayList<>();
    if (state != KafkaStreams.State.RUNNING) {
      obstacles.add("Kafka Streams is " + state + ", not RUNNING");
    }
    if (restoring > 0) {
      obstacles.add(
          String.format(
              Locale.ROOT,
              "%d changelog partitions are being restored, %,d records to go",
              restoring,
              missing));
    }
    if (lag.isEmpty()) {
      obstacles.add("the lag is not known: Kafka has not said how far its topics reach");
    } else if (lag.get() > maximumLag) {
      obstacles.add(
          String.format(
              Locale.ROOT,
              "%,d records behind; allowed: %,d (assay.ready.max-lag)",
              lag.get(),
              maximumLag));
    }
    return obstacles;
  }
}
