package dev.assay.local.publish;

import dev.assay.schemas.topic.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** How far a topic reaches. */
public final class TopicEnds {

  private TopicEnds() {}

  /**
   * By partition: the offset after the last record that is there now.
   *
   * @throws dev.assay.local.CommandFailure when Kafka does not say
   */
  public static Map<TopicPartition, Long> of(Topic<?> topic, String kafka) {
    String what = "say how far " + topic.name() + " reaches";
    try (Admin admin = KafkaAdmin.open(kafka)) {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      for (TopicDescription description :
          KafkaAdmin.await(admin.describeTopics(List.of(topic.name())).allTopicNames(), kafka, what)
              .values()) {
        for (TopicPartitionInfo partition : description.partitions()) {
          latest.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
        }
      }
      Map<TopicPartition, Long> ends = new HashMap<>();
      KafkaAdmin.await(admin.listOffsets(latest).all(), kafka, what)
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return ends;
    }
  }
}
