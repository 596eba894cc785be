package dev.assay.aggregator.query;

import dev.assay.aggregator.store.AnswerTooLargeException;
import dev.assay.aggregator.store.StoredSummaries;
import dev.assay.aggregator.store.Stores;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.PartitionProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** Reads the partitions of this instance. One that is moving or restoring is left out. */
final class LocalSummaries {

  /** Of stored entries in one answer; the bound of what is held for it and sent. */
  static final long MOST_BYTES = 32L << 20;

  private final KafkaStreams streams;
  private final int partitionsExpected;

  LocalSummaries(KafkaStreams streams, int partitionsExpected) {
    this.streams = streams;
    this.partitionsExpected = partitionsExpected;
  }

  /**
   * What this instance has of the partitions.
   *
   * @throws AnswerTooLargeException past {@link #MOST_BYTES}
   */
  ExperimentSummaries read(Question question) {
    List<ExperimentSummaries> answers = new ArrayList<>();
    long left = MOST_BYTES;
    for (int partition : question.partitions()) {
      Optional<Found> found = read(partition, question, left);
      if (found.isPresent()) {
        answers.add(answer(found.get(), partition, question));
        left -= found.get().answer().size();
      }
    }
    return Merge.of(question.selection().experimentId(), partitionsExpected, answers);
  }

  private Optional<Found> read(int partition, Question question, long mostBytes) {
    Optional<Found> own = read(partition, question, mostBytes, false);
    // A copy that has no progress is only being made.
    return own.isPresent() || !question.standby()
        ? own
        : read(partition, question, mostBytes, true)
            .filter(found -> found.answer().progress().isPresent());
  }

  private Optional<Found> read(int partition, Question question, long mostBytes, boolean standby) {
    StoreQueryParameters<StoredSummaries> parameters =
        StoreQueryParameters.fromNameAndType(Stores.SUMMARIES, StoredSummaries.TYPE)
            .withPartition(partition);
    try {
      return streams
          .store(standby ? parameters.enableStaleStores() : parameters)
          .read(question.selection(), mostBytes)
          .map(answer -> new Found(answer, standby));
    } catch (InvalidStateStoreException e) {
      return Optional.empty();
    }
  }

  private static ExperimentSummaries answer(Found found, int partition, Question question) {
    StoredSummaries.Answer answer = found.answer();
    return new ExperimentSummaries(
        question.selection().experimentId(),
        1,
        List.of(answer.progress().orElseGet(() -> nothingRead(partition))),
        answer.crossovers(),
        answer.cells(),
        found.standby() ? List.of(partition) : List.of());
  }

  private static PartitionProgress nothingRead(int partition) {
    return new PartitionProgress(partition, null, Map.of(), Map.of(), List.of());
  }

  private record Found(StoredSummaries.Answer answer, boolean standby) {}
}
