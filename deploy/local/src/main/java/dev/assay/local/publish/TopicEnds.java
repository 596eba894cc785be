package dev.assay.local.publish;

import dev.assay.local.CommandFailure;
import dev.assay.schemas.topic.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** How far a topic reaches. */
public final class TopicEnds {

  private TopicEnds() {}

  /** By partition: the offset after the last record that is there now. */
  public static Map<TopicPartition, Long> of(Topic<?> topic, String kafka) {
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      for (TopicDescription description :
          admin.describeTopics(List.of(topic.name())).allTopicNames().get().values()) {
        for (TopicPartitionInfo partition : description.partitions()) {
          latest.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
        }
      }
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(latest)
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return ends;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while Kafka was asked", e);
    } catch (ExecutionException e) {
      throw new CommandFailure(
          "Kafka at %s does not say how far %s reaches: %s"
              .formatted(kafka, topic.name(), e.getCause()),
          e);
    }
  }
}
