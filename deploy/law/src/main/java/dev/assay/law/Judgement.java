package dev.assay.law;

import dev.assay.law.oracle.BatchOracle;
import dev.assay.law.oracle.Comparison;
import dev.assay.law.process.AggregatorClient;
import dev.assay.law.process.TopicReader;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.topic.Topics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds the answers of running instances against the batch program's.
 *
 * @param reader of the topics that the aggregator reads
 * @param partitions that a whole answer covers
 */
public record Judgement(TopicReader reader, int partitions) {

  /** Every size that there is. */
  public static final List<WindowSize> SIZES =
      List.of(WindowSize.TOTAL, WindowSize.DAY, WindowSize.HOUR, WindowSize.MINUTE);

  /** How many records the answers of the instances, taken together, do not show yet. */
  public long unread(List<AggregatorClient> clients) throws InterruptedException {
    Map<TopicPartition, Long> missing = new HashMap<>(reader.ends(Topics.BY_SUBJECT));
    Map<TopicPartition, Long> progress = progress(clients);
    missing.replaceAll((partition, end) -> Math.max(0, end - progress.getOrDefault(partition, 0L)));
    return missing.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many records the answers of the instances, taken together, show. */
  public static long read(List<AggregatorClient> clients) throws InterruptedException {
    return progress(clients).values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * One line for each figure in which an instance's answers differ from the batch program's; empty
   * while it cannot answer for all partitions.
   */
  public Optional<List<String>> differences(
      BatchOracle oracle,
      List<Experiment> experiments,
      List<WindowSize> sizes,
      AggregatorClient client)
      throws IOException, InterruptedException {
    List<String> differences = new ArrayList<>();
    for (Experiment experiment : experiments) {
      for (WindowSize size : sizes) {
        Optional<ExperimentSummaries> answer = client.summaries(experiment.getId(), size);
        if (answer.isEmpty() || !isWhole(answer.get())) {
          return Optional.empty();
        }
        differences.addAll(Comparison.differences(oracle.expected(experiment, size), answer.get()));
      }
    }
    return Optional.of(differences);
  }

  private boolean isWhole(ExperimentSummaries answer) {
    return answer.getPartitionsExpected() == partitions
        && answer.getPartitions().size() == partitions;
  }

  private static Map<TopicPartition, Long> progress(List<AggregatorClient> clients)
      throws InterruptedException {
    Map<TopicPartition, Long> progress = new HashMap<>();
    for (AggregatorClient client : clients) {
      progress(client).forEach((partition, offset) -> progress.merge(partition, offset, Math::max));
    }
    return progress;
  }

  private static Map<TopicPartition, Long> progress(AggregatorClient client)
      throws InterruptedException {
    try {
      return client.progress().orElse(Map.of());
    } catch (IOException e) {
      // An instance that does not answer has nothing to show now.
      return Map.of();
    }
  }
}
