package dev.assay.aggregator.metrics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far this instance is behind: records appended and not committed as read, by partition. Kafka
 * is asked for both ends, since a consumer that has not read yet does not know how far it is
 * behind.
 */
public final class ConsumerLag {

  private static final Logger LOG = LoggerFactory.getLogger(ConsumerLag.class);

  /** After this long without an answer it is not known any more. */
  static final Duration VALIDITY = Duration.ofSeconds(15);

  private final Admin admin;
  private final String group;
  private final LongSupplier nanoTime;
  private volatile @Nullable Measurement latest;

  private record Measurement(Map<TopicPartition, Long> lags, long time) {}

  /**
   * @param group the application's id
   * @param nanoTime a clock that only goes forward
   */
  public ConsumerLag(Admin admin, String group, LongSupplier nanoTime) {
    this.admin = admin;
    this.group = group;
    this.nanoTime = nanoTime;
  }

  /** By partition; empty when it is not known, or no longer. */
  public Optional<Map<TopicPartition, Long>> byPartition() {
    Measurement measurement = latest;
    if (measurement == null || nanoTime.getAsLong() - measurement.time() > VALIDITY.toNanos()) {
      return Optional.empty();
    }
    return Optional.of(measurement.lags());
  }

  /**
   * Records over these partitions; empty when it is not known of all of them, or no longer: one
   * that has just come here may have a long way to go.
   */
  public Optional<Long> total(Set<TopicPartition> partitions) {
    return byPartition()
        .filter(lags -> lags.keySet().containsAll(partitions))
        .map(lags -> partitions.stream().mapToLong(lags::get).sum());
  }

  /** Asks Kafka; one that does not answer leaves what was known as it is. */
  public void measure(Set<TopicPartition> partitions) throws InterruptedException {
    try {
      latest = new Measurement(lags(partitions), nanoTime.getAsLong());
    } catch (ExecutionException e) {
      LOG.warn("The lag could not be measured: {}", String.valueOf(e.getCause()));
    }
  }

  private Map<TopicPartition, Long> lags(Set<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(
                Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions)))
            .partitionsToOffsetAndMetadata(group)
            .get();
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions.forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = offsets(wanted);
    wanted.clear();
    for (TopicPartition partition : partitions) {
      if (committed.get(partition) == null) {
        // Reading begins with the first record that is there.
        wanted.put(partition, OffsetSpec.earliest());
      }
    }
    Map<TopicPartition, Long> next = wanted.isEmpty() ? new HashMap<>() : offsets(wanted);
    committed.forEach(
        (partition, offset) -> {
          if (offset != null) {
            next.put(partition, offset.offset());
          }
        });
    Map<TopicPartition, Long> lags = new HashMap<>();
    ends.forEach(
        (partition, end) ->
            lags.put(partition, Math.max(0, end - next.getOrDefault(partition, end))));
    return Map.copyOf(lags);
  }

  private Map<TopicPartition, Long> offsets(Map<TopicPartition, OffsetSpec> wanted)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    // What is in an open transaction cannot be read yet.
    admin
        .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }
}
