package dev.assay.aggregator.query;

import dev.assay.aggregator.store.StoredSummaries;
import dev.assay.aggregator.store.Stores;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.WindowSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Reads the partitions of this instance. One that is moving or restoring is left out. */
public final class LocalSummaries {

  private final KafkaStreams streams;

  public LocalSummaries(KafkaStreams streams) {
    this.streams = streams;
  }

  /** The experiment's cells in those of the partitions that this instance owns. */
  public ExperimentSummaries read(
      String experimentId, WindowSize size, List<Integer> partitions, int partitionsExpected) {
    List<ExperimentSummaries> answers = new ArrayList<>();
    for (int partition : partitions) {
      store(partition)
          .ifPresent(
              store ->
                  answers.add(answer(experimentId, partition, store.read(experimentId, size))));
    }
    return Merge.of(experimentId, partitionsExpected, answers);
  }

  private Optional<StoredSummaries> store(int partition) {
    try {
      return Optional.of(
          streams.store(
              StoreQueryParameters.fromNameAndType(Stores.SUMMARIES, StoredSummaries.TYPE)
                  .withPartition(partition)));
    } catch (InvalidStateStoreException e) {
      return Optional.empty();
    }
  }

  private static ExperimentSummaries answer(
      String experimentId, int partition, StoredSummaries.Answer answer) {
    return new ExperimentSummaries(
        experimentId,
        1,
        List.of(answer.progress().orElseGet(() -> nothingRead(partition))),
        answer.crossovers(),
        answer.cells());
  }

  private static PartitionProgress nothingRead(int partition) {
    return new PartitionProgress(partition, null, Map.of(), Map.of(), List.of());
  }
}
