package dev.assay.aggregator.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.law.log.EventLog;
import dev.assay.law.log.LogGenerator;
import dev.assay.law.oracle.BatchOracle;
import dev.assay.law.oracle.Comparison;
import dev.assay.law.process.AggregatorInstance;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.topic.Topics;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance dies: the other one answers for it from its copy at once, and then takes over. */
class StandbyIT {

  private static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration DEADLINE = Duration.ofSeconds(2);

  private final EventLog log = LogGenerator.generate(7, 150);
  private final BatchOracle oracle = new BatchOracle(log);

  private @TempDir Path directory;
  private Instances instances;

  @BeforeEach
  void start() throws InterruptedException {
    instances = new Instances(directory, PARTITIONS, any -> false);
  }

  @AfterEach
  void stop() {
    instances.close();
  }

  @Test
  void theCopyAnswersWhileTheInstanceIsAwayAndThenTakesOver() throws Exception {
    instances.publisher().publishExperiments(log.experiments());
    AggregatorInstance victim = instances.start();
    AggregatorInstance survivor = instances.start();
    victim.awaitReady();
    survivor.awaitReady();
    instances.publisher().publish(log.records());
    Map<TopicPartition, Long> ends = instances.reader().ends(Topics.BY_SUBJECT);
    Experiment first = log.experiments().getFirst();
    await("until both work and every copy has everything")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .until(() -> ownPartitions(victim) > 0 && hasAll(copies(survivor), ends));

    assertSaysWhatDoesNotFit(survivor, first);
    victim.kill();
    long asked = System.nanoTime();
    ExperimentSummaries answer =
        survivor.client().summaries(first.getId(), WindowSize.TOTAL).orElseThrow();
    assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(DEADLINE);
    assertThat(answer.getPartitions()).hasSize(PARTITIONS);
    assertThat(answer.getStandbyPartitions()).isNotEmpty();
    assertThat(differences(survivor)).isEmpty();

    await("until the copies are taken over")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .until(
            () ->
                survivor.client().summaries(first.getId(), WindowSize.TOTAL).stream()
                    .anyMatch(
                        each ->
                            each.getPartitions().size() == PARTITIONS
                                && each.getStandbyPartitions().isEmpty()));
    assertThat(differences(survivor)).isEmpty();
    assertThat(survivor.client().isHealthy()).isTrue();
  }

  private static void assertSaysWhatDoesNotFit(AggregatorInstance instance, Experiment experiment)
      throws Exception {
    String summaries = "/v1/experiments/" + experiment.getId() + "/summaries";
    assertProblem(instance, "/v1/experiments/none/summaries", 404, "none");
    assertProblem(instance, summaries + "?window=week", 400, "total, minute, hour, day");
    assertProblem(instance, summaries + "?variant=none", 400, "\"field\":\"variant\"");
    assertProblem(instance, summaries + "?window=day&from=today", 400, "\"value\":\"today\"");
    assertProblem(instance, "/v1/none", 404, "Not Found");
    assertThat(text(instance.client().get("/openapi.yml", "*/*"))).contains("/v1/progress");

    List<String> variants = experiment.getVariants().stream().map(Variant::getId).toList();
    String selected =
        text(
            instance
                .client()
                .get(
                    "%s?complete=true&variant=%s&variant=%s&metric=%s"
                        .formatted(
                            summaries,
                            variants.getFirst(),
                            variants.getLast(),
                            experiment.getPrimaryMetric()),
                    "application/json"));
    assertThat(selected)
        .contains("\"partitions_missing\":[]", "\"partitions_from_standby\":[]")
        .contains(variants.getFirst(), variants.getLast(), experiment.getPrimaryMetric())
        .doesNotContain(variants.get(1), experiment.getMetrics().getFirst().getName());
  }

  private static void assertProblem(
      AggregatorInstance instance, String path, int status, String says) throws Exception {
    HttpResponse<byte[]> response = instance.client().get(path, "application/json");
    assertThat(response.statusCode()).as(path).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(text(response)).contains(says);
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  /** How many partitions an instance works on itself. */
  private static int ownPartitions(AggregatorInstance instance) throws Exception {
    return instance.client().local(PARTITIONS, false).getPartitions().size();
  }

  /** What an instance itself has, worked on or followed. */
  private static List<PartitionProgress> copies(AggregatorInstance instance) throws Exception {
    return instance.client().local(PARTITIONS, true).getPartitions();
  }

  private static boolean hasAll(List<PartitionProgress> has, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> missing = new HashMap<>(ends);
    for (PartitionProgress progress : has) {
      progress
          .getNextOffsets()
          .forEach(
              (topic, offset) ->
                  missing
                      .entrySet()
                      .removeIf(
                          end ->
                              end.getKey()
                                      .equals(new TopicPartition(topic, progress.getPartition()))
                                  && offset >= end.getValue()));
    }
    return missing.isEmpty();
  }

  private List<String> differences(AggregatorInstance instance) {
    List<String> differences = new ArrayList<>();
    for (Experiment experiment : log.experiments()) {
      for (WindowSize size : List.of(WindowSize.TOTAL, WindowSize.HOUR)) {
        ExperimentSummaries answer =
            await()
                .atMost(PATIENCE)
                .until(
                    () -> instance.client().summaries(experiment.getId(), size),
                    Optional::isPresent)
                .orElseThrow();
        assertThat(answer.getPartitions()).hasSize(PARTITIONS);
        differences.addAll(Comparison.differences(oracle.expected(experiment, size), answer));
      }
    }
    return differences;
  }
}
