package dev.assay.aggregator.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.law.Judgement;
import dev.assay.law.log.Arrival;
import dev.assay.law.log.EventLog;
import dev.assay.law.log.LogGenerator;
import dev.assay.law.log.LogRecord;
import dev.assay.law.log.Mutation;
import dev.assay.law.oracle.BatchOracle;
import dev.assay.law.process.AggregatorClient;
import dev.assay.law.process.AggregatorInstance;
import dev.assay.schemas.avro.WindowSize;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
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

  private final EventLog log = LogGenerator.generate(SEED, CUSTOMERS);
  private final BatchOracle oracle = new BatchOracle(log);
  private final List<LogRecord> arriving = new Arrival(LATENESS, 0.05, SEED).of(log.records());

  private @TempDir Path directory;
  private Instances instances;
  private Judgement judgement;

  @BeforeEach
  void start() throws InterruptedException {
    Set<LogRecord> invalid = Collections.newSetFromMap(new IdentityHashMap<>());
    invalid.addAll(oracle.invalid());
    instances = new Instances(directory, PARTITIONS, invalid::contains);
    judgement = new Judgement(instances.reader(), PARTITIONS);
  }

  @AfterEach
  void stop() {
    instances.close();
  }

  @Test
  void theAnswersEqualTheBatchProgramsInSpiteOfDisorderDuplicatesAndAKill() {
    assertThat(log.records()).hasSizeGreaterThan(LEAST_EVENTS);
    instances.publisher().publishExperiments(log.experiments());
    instances.publisher().publish(share(0, 50));
    AggregatorInstance victim = instances.start();
    AggregatorInstance survivor = instances.start();
    victim.awaitReady();
    survivor.awaitReady();

    instances.publisher().publishUnreadable(arriving.subList(0, 10));
    CompletableFuture<Void> publishing =
        CompletableFuture.runAsync(() -> instances.publisher().publish(share(50, 90)));
    awaitProgress(List.of(victim, survivor), arriving.size() * 55L / 100);
    victim.kill();
    publishing.join();
    instances.publisher().publish(share(90, 100));
    AggregatorInstance replacement = instances.start();
    replacement.awaitReady();
    awaitAll(List.of(survivor, replacement));

    assertThat(differences(oracle, replacement, Judgement.SIZES)).isEmpty();
    assertThat(
            differences(
                new BatchOracle(Mutation.ofOneValue(log)), survivor, List.of(WindowSize.TOTAL)))
        .anySatisfy(line -> assertThat(line).contains("mean_latency: "));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(instances.reader().rejected())
                    .isEqualTo(instances.publisher().rejected()));
    assertThat(instances.reader().repeated()).isEmpty();
  }

  /** What arrives from one percent on up to another. */
  private List<LogRecord> share(int from, int to) {
    return arriving.subList(arriving.size() * from / 100, arriving.size() * to / 100);
  }

  private static void awaitProgress(List<AggregatorInstance> running, long records) {
    await("until %d records are read".formatted(records))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> Judgement.read(clients(running)) >= records);
  }

  private void awaitAll(List<AggregatorInstance> running) {
    await("until every record is read")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .untilAsserted(() -> assertThat(judgement.unread(clients(running))).isZero());
  }

  private List<String> differences(
      BatchOracle judge, AggregatorInstance instance, List<WindowSize> sizes) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> judgement.differences(judge, log.experiments(), sizes, instance.client()),
            Optional::isPresent)
        .orElseThrow();
  }

  private static List<AggregatorClient> clients(List<AggregatorInstance> running) {
    return running.stream().map(AggregatorInstance::client).toList();
  }
}
