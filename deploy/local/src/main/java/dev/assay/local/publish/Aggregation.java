package dev.assay.local.publish;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.local.CommandFailure;
import dev.assay.local.Progress;
import dev.assay.local.client.ServiceClient;
import dev.assay.local.stack.StackAddresses;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Waits for the aggregator. */
public final class Aggregation implements AutoCloseable {

  private static final Duration STALL_TIMEOUT = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 100;

  private final ServiceClient aggregator;

  public Aggregation(StackAddresses addresses) {
    this.aggregator = new ServiceClient("aggregator", addresses.aggregator(), addresses.token());
  }

  /**
   * Waits until the aggregator's answers cover these records.
   *
   * @param nextOffsets by partition: the offset after the last record
   * @throws CommandFailure when the aggregator does not get on for a minute
   */
  public void awaitCovered(Map<TopicPartition, Long> nextOffsets, Progress progress) {
    progress.during("waiting for the aggregator", step -> await(nextOffsets, step));
  }

  @Override
  public void close() {
    aggregator.close();
  }

  private void await(Map<TopicPartition, Long> nextOffsets, Progress.Step step) {
    long missing = Long.MAX_VALUE;
    long moved = System.nanoTime();
    for (long now = missing(nextOffsets); now > 0; now = missing(nextOffsets)) {
      if (now < missing) {
        missing = now;
        moved = System.nanoTime();
        step.update(String.format(Locale.ROOT, "%,d records to go", now));
      } else if (System.nanoTime() - moved > STALL_TIMEOUT.toNanos()) {
        throw new CommandFailure(
            "the aggregator did not get on for %d s; it has %,d records to go"
                .formatted(STALL_TIMEOUT.toSeconds(), now));
      }
      Pause.millis(POLL_MILLIS);
    }
  }

  private long missing(Map<TopicPartition, Long> nextOffsets) {
    Map<TopicPartition, Long> covered = covered();
    return nextOffsets.entrySet().stream()
        .mapToLong(wanted -> wanted.getValue() - covered.getOrDefault(wanted.getKey(), 0L))
        .filter(records -> records > 0)
        .sum();
  }

  private Map<TopicPartition, Long> covered() {
    Map<TopicPartition, Long> covered = new HashMap<>();
    JsonNode partitions;
    try {
      partitions = aggregator.get("/v1/progress").path("partitions");
    } catch (CommandFailure e) {
      // A moment without an answer, for example in a rebalance, is no progress and no failure.
      return covered;
    }
    for (JsonNode partition : partitions) {
      int number = partition.path("partition").asInt();
      partition
          .path("next_offsets")
          .properties()
          .forEach(
              offset ->
                  covered.put(
                      new TopicPartition(offset.getKey(), number), offset.getValue().asLong()));
    }
    return covered;
  }
}
