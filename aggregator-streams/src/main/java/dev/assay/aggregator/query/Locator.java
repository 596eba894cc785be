package dev.assay.aggregator.query;

import dev.assay.aggregator.store.Stores;
import dev.assay.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/** Says which instances have which partition, as this one knows it. */
final class Locator {

  private final KafkaStreams streams;

  Locator(KafkaStreams streams) {
    this.streams = streams;
  }

  /**
   * Every partition that somebody has.
   *
   * @throws UnavailableException when this instance does not run
   */
  List<Replicas> locate() {
    try {
      return of(streams.streamsMetadataForStore(Stores.SUMMARIES));
    } catch (IllegalStateException | InvalidStateStoreException e) {
      throw new UnavailableException("The instance is not running: " + e.getMessage());
    }
  }

  static List<Replicas> of(Collection<StreamsMetadata> instances) {
    Map<Integer, List<HostInfo>> hosts = new TreeMap<>();
    for (StreamsMetadata instance : instances) {
      partitions(instance.topicPartitions())
          .forEach(
              partition ->
                  hosts
                      .computeIfAbsent(partition, any -> new ArrayList<>())
                      .addFirst(instance.hostInfo()));
      partitions(instance.standbyTopicPartitions())
          .forEach(
              partition ->
                  hosts
                      .computeIfAbsent(partition, any -> new ArrayList<>())
                      .addLast(instance.hostInfo()));
    }
    return hosts.entrySet().stream()
        .map(entry -> new Replicas(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  /** Every task has a partition of each topic: one topic names them all. */
  private static IntStream partitions(Set<TopicPartition> partitions) {
    return partitions.stream()
        .filter(partition -> partition.topic().equals(Topics.ASSIGNMENTS.name()))
        .mapToInt(TopicPartition::partition);
  }
}
