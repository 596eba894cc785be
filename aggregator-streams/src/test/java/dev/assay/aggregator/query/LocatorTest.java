package dev.assay.aggregator.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schemas.topic.Topics;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class LocatorTest {

  private static final HostInfo ONE = new HostInfo("one", 1);
  private static final HostInfo TWO = new HostInfo("two", 1);

  @Test
  void namesWhoWorksOnAPartitionBeforeWhoFollows() {
    assertThat(
            Locator.of(
                List.of(
                    new Instance(ONE, partitions(1), partitions(0, 2)),
                    new Instance(TWO, partitions(0), partitions(1)))))
        .containsExactly(
            new Replicas(0, List.of(TWO, ONE)),
            new Replicas(1, List.of(ONE, TWO)),
            new Replicas(2, List.of(ONE)));
  }

  /** Each with another topic's partition, as every task has. */
  private static Set<TopicPartition> partitions(int... numbers) {
    return Arrays.stream(numbers)
        .boxed()
        .flatMap(
            number ->
                Stream.of(
                    new TopicPartition(Topics.ASSIGNMENTS.name(), number),
                    new TopicPartition(Topics.SESSIONS.name(), number)))
        .collect(Collectors.toSet());
  }

  private record Instance(
      HostInfo hostInfo,
      Set<TopicPartition> topicPartitions,
      Set<TopicPartition> standbyTopicPartitions)
      implements StreamsMetadata {

    @Override
    public Set<String> stateStoreNames() {
      return Set.of();
    }

    @Override
    public Set<String> standbyStateStoreNames() {
      return Set.of();
    }

    @Override
    public String host() {
      return hostInfo.host();
    }

    @Override
    public int port() {
      return hostInfo.port();
    }
  }
}
