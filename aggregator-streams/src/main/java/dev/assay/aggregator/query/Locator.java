package dev.assay.aggregator.query;

import dev.assay.aggregator.store.Stores;
import dev.assay.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;

/** Says which instance owns which partition. */
final class Locator {

  private final KafkaStreams streams;

  Locator(KafkaStreams streams) {
    this.streams = streams;
  }

  /** The owners, each partition once. */
  List<Owner> owners() {
    List<Owner> owners = new ArrayList<>();
    Set<Integer> taken = new HashSet<>();
    for (StreamsMetadata metadata : streams.streamsMetadataForStore(Stores.SUMMARIES)) {
      List<Integer> partitions =
          metadata.topicPartitions().stream()
              // Every task has a partition of each topic: one topic names them all.
              .filter(partition -> partition.topic().equals(Topics.ASSIGNMENTS.name()))
              .map(TopicPartition::partition)
              .filter(taken::add)
              .toList();
      if (!partitions.isEmpty()) {
        owners.add(new Owner(metadata.hostInfo(), partitions));
      }
    }
    return owners;
  }
}
