package dev.assay.benchmarks.pipeline.measure;

import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How much of the log a consumer group has committed. */
public final class CommittedOffsets {

  private final Admin admin;
  private final Map<TopicPartition, Long> ends;

  private CommittedOffsets(Admin admin, Map<TopicPartition, Long> ends) {
    this.admin = admin;
    this.ends = ends;
  }

  /** Takes the present ends of the topics that every runner reads as the log's. */
  public static CommittedOffsets upToNow(Admin admin) throws InterruptedException {
    List<String> topics = Topics.BY_SUBJECT.stream().map(Topic::name).toList();
    try {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      for (TopicDescription topic : admin.describeTopics(topics).allTopicNames().get().values()) {
        topic
            .partitions()
            .forEach(
                partition ->
                    latest.put(
                        new TopicPartition(topic.name(), partition.partition()),
                        OffsetSpec.latest()));
      }
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(latest)
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return new CommittedOffsets(admin, ends);
    } catch (ExecutionException e) {
      throw new KafkaException("The log's end could not be asked", e.getCause());
    }
  }

  /** Records in the log. */
  public long total() {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Records that the group has committed, at most {@link #total}. */
  public long committed(String group) throws InterruptedException {
    try {
      Map<TopicPartition, @Nullable OffsetAndMetadata> offsets =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      long sum = 0;
      for (var end : ends.entrySet()) {
        OffsetAndMetadata offset = offsets.get(end.getKey());
        sum += offset == null ? 0 : Math.min(offset.offset(), end.getValue());
      }
      return sum;
    } catch (ExecutionException e) {
      // Until the group has its coordinator.
      return 0;
    }
  }

  /** Records that the group has still to read from topics of its own. */
  public long lagWithin(String group) throws InterruptedException {
    try {
      Map<TopicPartition, @Nullable OffsetAndMetadata> offsets =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      offsets.keySet().stream()
          .filter(partition -> !ends.containsKey(partition))
          .forEach(partition -> latest.put(partition, OffsetSpec.latest()));
      long lag = 0;
      for (var end : admin.listOffsets(latest).all().get().entrySet()) {
        OffsetAndMetadata offset = offsets.get(end.getKey());
        lag += end.getValue().offset() - (offset == null ? 0 : offset.offset());
      }
      return lag;
    } catch (ExecutionException e) {
      throw new KafkaException("The group's offsets could not be asked", e.getCause());
    }
  }
}
