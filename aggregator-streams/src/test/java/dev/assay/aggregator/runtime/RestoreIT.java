package dev.assay.aggregator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.aggregator.config.AggregatorConfig;
import dev.assay.aggregator.config.ReplicaConfig;
import dev.assay.aggregator.metrics.Restores;
import dev.assay.aggregator.metrics.TaskMeters;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.law.log.EventLog;
import dev.assay.law.log.LogGenerator;
import dev.assay.law.process.LogPublisher;
import dev.assay.schemas.serde.AvroSerdes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read again of the changelogs when an instance is started again. */
class RestoreIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int PARTITIONS = 2;
  private static final String APPLICATION = "assay-restore";

  private final EventLog log = LogGenerator.generate(1, 20);
  private final StreamsFactory factory = new StreamsFactory();

  private @TempDir Path directory;
  private EmbeddedBroker broker;
  private EmbeddedRegistry registry;
  private Admin admin;

  @BeforeEach
  void start() {
    broker = EmbeddedBroker.start(BrokerOptions.temporary());
    registry = EmbeddedRegistry.start(RegistryOptions.temporary());
    admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()));
  }

  @AfterEach
  void stop() {
    admin.close();
    registry.close();
    broker.close();
  }

  @Test
  void aRestartOnTheSameDiskRestoresNothingAndOnAnotherEverything() throws Exception {
    AggregatorConfig config = config();
    TopicLayout layout = factory.layout(config);
    try (LogPublisher publisher =
        new LogPublisher(
            broker.bootstrapServers(), new AvroSerdes(registry.url()), record -> false)) {
      publisher.publishExperiments(log.experiments());
      publisher.publish(log.records());
    }

    assertThat(run(config, layout)).as("at the first start").isZero();
    long written = changelogRecords();
    assertThat(written).isGreaterThan(1_000);
    assertThat(run(config, layout)).as("on the same disk").isLessThanOrEqualTo(written / 100);
    delete(directory);
    assertThat(run(config, layout)).as("on an empty disk").isGreaterThan(written / 2);
  }

  /** Runs until everything is read, and says how many records were restored before. */
  private long run(AggregatorConfig config, TopicLayout layout) {
    AtomicLong restored = new AtomicLong();
    try (KafkaStreams streams = streams(config, layout)) {
      streams.setGlobalStateRestoreListener(new Counting(restored));
      streams.start();
      await().atMost(PATIENCE).until(() -> streams.state() == KafkaStreams.State.RUNNING);
      await().atMost(PATIENCE).until(this::isAllRead);
    }
    return restored.get();
  }

  private KafkaStreams streams(AggregatorConfig config, TopicLayout layout) {
    MeterRegistry meters = new SimpleMeterRegistry();
    return factory.streams(
        config, new ReplicaConfig(1, 10_000), layout, new TaskMeters(meters), new Restores(meters));
  }

  private boolean isAllRead() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> read =
        admin.listConsumerGroupOffsets(APPLICATION).partitionsToOffsetAndMetadata().get();
    long sum = read.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
    return sum >= log.records().size();
  }

  private long changelogRecords() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (String topic : admin.listTopics().names().get()) {
      if (topic.endsWith("-changelog")) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
          ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
      }
    }
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }

  private AggregatorConfig config() {
    return new AggregatorConfig(
        broker.bootstrapServers(),
        registry.url(),
        APPLICATION,
        "http://127.0.0.1:8082",
        directory.resolve("state").toString(),
        500,
        500,
        1,
        Duration.ofHours(24),
        4_096,
        Duration.ofDays(7),
        Duration.ofDays(90),
        5_000,
        PARTITIONS);
  }

  private static void delete(Path directory) throws IOException {
    List<Path> paths;
    try (Stream<Path> all = Files.walk(directory)) {
      paths = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      if (!path.equals(directory)) {
        Files.delete(path);
      }
    }
  }

  /** Counts what tasks restore; the experiments are in memory and read from their topic always. */
  private record Counting(AtomicLong restored) implements StateRestoreListener {

    @Override
    public void onRestoreStart(
        TopicPartition partition, String store, long startingOffset, long endingOffset) {
      // What is restored is counted, not what might be.
    }

    @Override
    public void onBatchRestored(
        TopicPartition partition, String store, long batchEndOffset, long records) {
      if (partition.topic().endsWith("-changelog")) {
        restored.addAndGet(records);
      }
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long totalRestored) {
      // Counted by batch.
    }
  }
}
