package dev.assay.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.embedded.process.ChildProcess;
import dev.assay.schemas.avro.FunnelEvent;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The aggregator counts its log twice, and comes to the same. */
final class ResetIT {
  private static final String FUNNEL = Topics.FUNNEL.name();
  private static final String APPLICATION = "assay-aggregator";
  private static final Instant TIME = Instant.parse("2026-03-02T09:00:00Z");
  private static final int EVENTS = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private @TempDir Path directory;

  @Test
  void makesTheAggregatorCountFromTheBeginning() throws Exception {
    try (AggregatorBench bench = new AggregatorBench(directory)) {
      ChildProcess aggregator = bench.startAggregator();
      send(bench);
      awaitCounted(bench);

      assertThat(reset(bench, 2)).startsWith("assay: Deleting cannot be undone");
      assertThat(reset(bench, 1, "--yes"))
          .startsWith("assay: the aggregator is running: the group assay-aggregator has ");
      aggregator.stop();

      assertThat(reset(bench, 0, "--dry-run"))
          .contains(
              "Would delete committed offsets of the group assay-aggregator",
              "Would delete topic assay-aggregator-units-by-subject-changelog",
              "Would delete directory " + bench.state.resolve(APPLICATION));
      assertThat(internalTopics(bench)).hasSize(3);
      assertThat(reset(bench, 0, "--yes"))
          .contains("Deleted committed offsets", "Deleted topic", "Deleted directory");
      assertThat(internalTopics(bench)).isEmpty();
      assertThat(bench.state.resolve(APPLICATION)).doesNotExist();
      assertThat(reset(bench, 0, "--yes"))
          .startsWith("There is nothing of assay-aggregator to delete.");

      bench.startAggregator();
      awaitCounted(bench);
    }
  }

  @Test
  void refusesAnApplicationThatCannotBe() {
    assertThat(AggregatorBench.run(1, "reset", "--dry-run", "--application", "../other"))
        .startsWith("assay: --application is ../other; allowed: letters,");
  }

  private static void send(AggregatorBench bench) throws Exception {
    try (Serializer<FunnelEvent> serializer =
        new AvroSerdes(bench.registry.url()).serializer(Topics.FUNNEL)) {
      for (int i = 0; i < EVENTS; i++) {
        FunnelEvent event = new FunnelEvent("e" + i, TIME, "c" + i, null, "engagement");
        bench.send(new ProducerRecord<>(FUNNEL, "c" + i, serializer.serialize(FUNNEL, event)));
      }
    }
  }

  private static void awaitCounted(AggregatorBench bench) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              long waiting = 0;
              for (JsonNode partition : bench.ask("/v1/progress").path("partitions")) {
                waiting += partition.path("counts").path(FUNNEL + " waiting").asLong();
              }
              assertThat(waiting).isEqualTo(EVENTS);
            });
  }

  private static List<String> internalTopics(AggregatorBench bench) throws Exception {
    return bench.admin.listTopics().names().get().stream()
        .filter(topic -> topic.startsWith(APPLICATION))
        .toList();
  }

  private static String reset(AggregatorBench bench, int code, String... options) {
    List<String> words = new ArrayList<>(List.of("reset"));
    words.addAll(List.of(options));
    words.addAll(
        List.of(
            "--kafka",
            bench.broker.bootstrapServers(),
            "--state-directory",
            bench.state.toString()));
    return AggregatorBench.run(code, words.toArray(String[]::new));
  }
}
