package dev.assay.aggregator.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.aggregator.law.log.Arrival;
import dev.assay.aggregator.law.log.EventLog;
import dev.assay.aggregator.law.log.LogGenerator;
import dev.assay.aggregator.law.log.LogRecord;
import dev.assay.aggregator.law.log.Mutation;
import dev.assay.aggregator.law.oracle.BatchOracle;
import dev.assay.aggregator.law.oracle.Comparison;
import dev.assay.aggregator.law.process.AggregatorClient;
import dev.assay.aggregator.law.process.AggregatorInstances;
import dev.assay.aggregator.law.process.AggregatorInstances.Instance;
import dev.assay.aggregator.law.process.LogPublisher;
import dev.assay.aggregator.law.process.TopicReader;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The law on the running system: a log out of order and with duplicates, two instances, one of them
 * killed half-way, and every answer equal to the batch program's.
 */
class LawIT {

  private static final long SEED = 20_191_124;
  private static final int CUSTOMERS = 1_500;
  private static final int LEAST_EVENTS = 200_000;
  private static final int PARTITIONS = 4;
  private static final Duration LATENESS = Duration.ofMinutes(30);
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final List<WindowSize> SIZES =
      List.of(WindowSize.TOTAL, WindowSize.DAY, WindowSize.HOUR, WindowSize.MINUTE);

  private final EventLog log = LogGenerator.generate(SEED, CUSTOMERS);
  private final BatchOracle oracle = new BatchOracle(log);
  private final List<LogRecord> arriving = new Arrival(LATENESS, 0.05, SEED).of(log.records());

  private @TempDir Path directory;
  private EmbeddedBroker broker;
  private EmbeddedRegistry registry;
  private AggregatorInstances instances;
  private LogPublisher publisher;
  private TopicReader reader;

  @BeforeEach
  void start() throws InterruptedException {
    broker = EmbeddedBroker.start(BrokerOptions.temporary());
    registry = EmbeddedRegistry.start(RegistryOptions.temporary());
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
      new TopicCreator(admin, PARTITIONS, (short) -1).createMissing(Topics.ALL);
    }
    Set<LogRecord> invalid = Collections.newSetFromMap(new IdentityHashMap<>());
    invalid.addAll(oracle.invalid());
    AvroSerdes serdes = new AvroSerdes(registry.url());
    publisher = new LogPublisher(broker.bootstrapServers(), serdes, invalid::contains);
    reader = new TopicReader(broker.bootstrapServers(), serdes);
    instances = new AggregatorInstances(directory, broker.bootstrapServers(), registry.url());
  }

  @AfterEach
  void stop() {
    instances.close();
    reader.close();
    publisher.close();
    registry.close();
    broker.close();
  }

  @Test
  void theAnswersEqualTheBatchProgramsInSpiteOfDisorderDuplicatesAndAKill() {
    assertThat(log.records()).hasSizeGreaterThan(LEAST_EVENTS);
    publisher.publishExperiments(log.experiments());
    publisher.publish(share(0, 50));
    Instance victim = instances.start();
    Instance survivor = instances.start();
    AggregatorInstances.awaitReady(victim);
    AggregatorInstances.awaitReady(survivor);

    publisher.publishUnreadable(arriving.subList(0, 10));
    CompletableFuture<Void> publishing =
        CompletableFuture.runAsync(() -> publisher.publish(share(50, 90)));
    awaitProgress(List.of(victim, survivor), arriving.size() * 55L / 100);
    victim.process().kill();
    publishing.join();
    publisher.publish(share(90, 100));
    Instance replacement = instances.start();
    AggregatorInstances.awaitReady(replacement);
    awaitAll(List.of(survivor, replacement));

    assertThat(differences(oracle, replacement.client(), SIZES)).isEmpty();
    assertThat(
            differences(
                new BatchOracle(Mutation.ofOneValue(log)),
                survivor.client(),
                List.of(WindowSize.TOTAL)))
        .anySatisfy(line -> assertThat(line).contains("mean_latency: "));
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(reader.rejected()).isEqualTo(publisher.rejected()));
  }

  /** What arrives from one percent on up to another. */
  private List<LogRecord> share(int from, int to) {
    return arriving.subList(arriving.size() * from / 100, arriving.size() * to / 100);
  }

  private static void awaitProgress(List<Instance> instances, long records) {
    await("until %d records are read".formatted(records))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .until(
            () ->
                progress(instances).values().stream().mapToLong(Long::longValue).sum() >= records);
  }

  private static Map<TopicPartition, Long> progress(List<Instance> instances)
      throws IOException, InterruptedException {
    Map<TopicPartition, Long> progress = new HashMap<>();
    for (Instance instance : instances) {
      instance
          .client()
          .progress()
          .orElse(Map.of())
          .forEach((partition, offset) -> progress.merge(partition, offset, Math::max));
    }
    return progress;
  }

  private void awaitAll(List<Instance> running) {
    Map<TopicPartition, Long> ends = reader.ends(Topics.BY_SUBJECT);
    await("until every record is read")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(
            () -> {
              Map<TopicPartition, Long> progress = progress(running);
              Map<TopicPartition, Long> missing = new HashMap<>(ends);
              missing
                  .entrySet()
                  .removeIf(end -> progress.getOrDefault(end.getKey(), 0L) >= end.getValue());
              assertThat(missing).as("ends not reached by %s", progress).isEmpty();
            });
  }

  private List<String> differences(
      BatchOracle judge, AggregatorClient client, List<WindowSize> sizes) {
    List<String> differences = new ArrayList<>();
    for (Experiment experiment : log.experiments()) {
      for (WindowSize size : sizes) {
        ExperimentSummaries answer =
            await()
                .atMost(PATIENCE)
                .until(() -> client.summaries(experiment.getId(), size), Optional::isPresent)
                .orElseThrow();
        assertThat(answer.getPartitionsExpected()).isEqualTo(PARTITIONS);
        assertThat(answer.getPartitions()).hasSize(PARTITIONS);
        differences.addAll(Comparison.differences(judge.expected(experiment, size), answer));
      }
    }
    return differences;
  }
}
