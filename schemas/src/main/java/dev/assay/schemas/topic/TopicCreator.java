package dev.assay.schemas.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing, and refuses those that cannot be used. */
public final class TopicCreator {

  /**
   * Bytes of the largest batch that a topic takes. Sketches of many metrics, with all that a
   * decision was computed from, pass a megabyte.
   */
  public static final int LARGEST_BATCH = 16 * 1024 * 1024;

  private final Admin admin;
  private final int subjectPartitions;
  private final short replication;

  /**
   * @param subjectPartitions partitions of each topic that is co-partitioned by subject, at least 1
   * @param replication replicas of each partition, -1 for the broker's default
   */
  public TopicCreator(Admin admin, int subjectPartitions, short replication) {
    this.admin = admin;
    this.subjectPartitions = subjectPartitions;
    this.replication = replication;
  }

  /** Creates what is missing; what is there stays as it is. */
  public void createMissing(List<Topic<? extends SpecificRecord>> topics)
      throws InterruptedException {
    List<NewTopic> wanted = new ArrayList<>();
    for (Topic<?> topic : topics) {
      int partitions =
          switch (topic.partitioning()) {
            case CO_PARTITIONED_BY_SUBJECT -> subjectPartitions;
            case SINGLE -> 1;
          };
      wanted.add(new NewTopic(topic.name(), partitions, replication).configs(config(topic)));
    }
    for (var created : admin.createTopics(wanted).values().values()) {
      try {
        created.get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw new KafkaException("Topics could not be created: " + e.getCause(), e.getCause());
        }
      }
    }
  }

  /**
   * How many partitions the co-partitioned topics have.
   *
   * @throws IllegalStateException when they differ, with the counts
   */
  public static int commonPartitions(Admin admin, List<Topic<? extends SpecificRecord>> topics)
      throws InterruptedException {
    try {
      Map<String, TopicDescription> descriptions =
          admin.describeTopics(topics.stream().map(Topic::name).toList()).allTopicNames().get();
      Topic<?> first = topics.getFirst();
      int expected = partitions(descriptions, first);
      for (Topic<?> topic : topics) {
        int actual = partitions(descriptions, topic);
        if (actual != expected) {
          throw new IllegalStateException(
              "Topics that are joined need the same number of partitions: %s has %d, %s has %d"
                  .formatted(first.name(), expected, topic.name(), actual));
        }
      }
      return expected;
    } catch (ExecutionException e) {
      throw new KafkaException("Topics could not be described: " + e.getCause(), e.getCause());
    }
  }

  private static Map<String, String> config(Topic<?> topic) {
    Map<String, String> config = new HashMap<>(topic.retention().toConfig());
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(LARGEST_BATCH));
    return config;
  }

  private static int partitions(Map<String, TopicDescription> descriptions, Topic<?> topic) {
    return Objects.requireNonNull(descriptions.get(topic.name()), topic.name()).partitions().size();
  }
}
