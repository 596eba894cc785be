package dev.assay.aggregator.metrics;

import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/** The state of Kafka Streams, the lag and the size of the stores. */
public final class StreamsMeters {

  /** Those of the clients' hundreds of metrics that an operator acts on. */
  private static final Set<String> KAFKA =
      Set.of(
          "kafka.stream.thread.commit.latency.avg",
          "kafka.stream.thread.commit.latency.max",
          "kafka.stream.thread.commit.total",
          "kafka.stream.thread.poll.latency.max",
          "kafka.stream.thread.process.latency.max",
          "kafka.stream.thread.process.total",
          "kafka.stream.failed.stream.threads",
          "kafka.consumer.coordinator.rebalance.total",
          "kafka.consumer.coordinator.failed.rebalance.total");

  /** The files and what is not in files yet: both of RocksDB, bytes, by store and task. */
  private static final Set<String> STORE_BYTES =
      Set.of("total-sst-files-size", "size-all-mem-tables");

  private static final String STORE = "rocksdb-state-id";
  private static final Set<String> TOPICS =
      Topics.BY_SUBJECT.stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());

  private final KafkaStreams streams;
  private final ConsumerLag lag;
  private final MultiGauge lags;
  private final MultiGauge storeBytes;

  public StreamsMeters(KafkaStreams streams, ConsumerLag lag, MeterRegistry registry) {
    this.streams = streams;
    this.lag = lag;
    lags =
        MultiGauge.builder("assay.consumer.lag")
            .description("Records appended and not committed as read")
            .register(registry);
    storeBytes =
        MultiGauge.builder("assay.store.bytes")
            .description("Size of the local state")
            .baseUnit("bytes")
            .register(registry);
    for (KafkaStreams.State state : KafkaStreams.State.values()) {
      Gauge.builder("assay.streams.state", streams, any -> any.state() == state ? 1 : 0)
          .description("1 for the state that Kafka Streams is in")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    Gauge.builder("assay.streams.threads", this, StreamsMeters::runningThreads)
        .description("Stream threads that run")
        .register(registry);
    Gauge.builder("assay.streams.tasks", this, StreamsMeters::tasks)
        .description("Tasks of this instance")
        .register(registry);
  }

  /** Keeps what is not in {@code docs/OPERATIONS.md} of Kafka's own metrics out. */
  public static MeterFilter kafkaFilter() {
    return MeterFilter.deny(StreamsMeters::isUnwanted);
  }

  private static boolean isUnwanted(Meter.Id id) {
    return id.getName().startsWith("kafka.") && !KAFKA.contains(id.getName());
  }

  /** Records that the partitions of this instance are behind; empty when it is not known. */
  public Optional<Long> lag() {
    return lag.total(partitions());
  }

  /** Measures what is not measured when it is asked for. */
  public void measure() throws InterruptedException {
    lag.measure(partitions());
    List<MultiGauge.Row<?>> rows = new ArrayList<>();
    lag.byPartition()
        .orElse(Map.of())
        .forEach(
            (partition, records) ->
                rows.add(
                    MultiGauge.Row.of(
                        Tags.of(
                            "topic",
                            partition.topic(),
                            "partition",
                            Integer.toString(partition.partition())),
                        records)));
    lags.register(rows, true);
    List<MultiGauge.Row<?>> sizes = new ArrayList<>();
    storeBytes()
        .forEach((store, bytes) -> sizes.add(MultiGauge.Row.of(Tags.of("store", store), bytes)));
    storeBytes.register(sizes, true);
  }

  private Set<TopicPartition> partitions() {
    return threads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .map(TaskMetadata::topicPartitions)
        .flatMap(Set::stream)
        .filter(partition -> TOPICS.contains(partition.topic()))
        .collect(Collectors.toSet());
  }

  private Map<String, Double> storeBytes() {
    Map<String, Double> bytes = new HashMap<>();
    for (Metric metric : streams.metrics().values()) {
      String store = metric.metricName().tags().get(STORE);
      if (store != null
          && STORE_BYTES.contains(metric.metricName().name())
          && metric.metricValue() instanceof Number size) {
        bytes.merge(store, size.doubleValue(), Double::sum);
      }
    }
    return bytes;
  }

  private long runningThreads() {
    return threads().stream().filter(thread -> thread.threadState().equals("RUNNING")).count();
  }

  private long tasks() {
    return threads().stream().mapToLong(thread -> thread.activeTasks().size()).sum();
  }

  private Set<ThreadMetadata> threads() {
    return streams.state().isRunningOrRebalancing() ? streams.metadataForLocalThreads() : Set.of();
  }
}
