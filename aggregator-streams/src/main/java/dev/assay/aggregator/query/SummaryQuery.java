package dev.assay.aggregator.query;

import dev.assay.aggregator.topology.AggregatorTopology;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;

/** Answers from all instances: scatter, gather, merge. */
public final class SummaryQuery {

  private final KafkaStreams streams;
  private final HostInfo self;
  private final int partitionsExpected;
  private final Locator locator;
  private final LocalSummaries local;
  private final RemoteSummaries remote = new RemoteSummaries();

  /**
   * @param self how the other instances know this one
   * @param partitionsExpected partitions of the topics
   */
  public SummaryQuery(KafkaStreams streams, HostInfo self, int partitionsExpected) {
    this.streams = streams;
    this.self = self;
    this.partitionsExpected = partitionsExpected;
    this.locator = new Locator(streams);
    this.local = new LocalSummaries(streams);
  }

  /** What this instance alone has of these partitions. */
  public ExperimentSummaries local(String experimentId, WindowSize size, List<Integer> partitions) {
    return local.read(experimentId, size, partitions, partitionsExpected);
  }

  /**
   * Whether an experiment is known.
   *
   * @throws UnavailableException when the experiments have not been read
   */
  public boolean knows(String experimentId) {
    try {
      return streams
              .store(
                  StoreQueryParameters.fromNameAndType(
                      AggregatorTopology.EXPERIMENTS, QueryableStoreTypes.keyValueStore()))
              .get(experimentId)
          != null;
    } catch (InvalidStateStoreException e) {
      throw new UnavailableException("The experiments are being read: " + e.getMessage());
    }
  }

  /**
   * The experiment's cells of one window size, and the partitions that they cover. With an id that
   * nothing is known of, the partitions alone.
   *
   * @throws UnavailableException when no partition could be asked
   */
  public ExperimentSummaries read(String experimentId, WindowSize size) {
    List<CompletableFuture<Optional<ExperimentSummaries>>> asked = new ArrayList<>();
    List<ExperimentSummaries> answers = new ArrayList<>();
    for (Owner owner : locate()) {
      if (owner.host().equals(self)) {
        answers.add(local.read(experimentId, size, owner.partitions(), partitionsExpected));
      } else {
        asked.add(remote.read(owner, experimentId, size));
      }
    }
    for (CompletableFuture<Optional<ExperimentSummaries>> answer : asked) {
      answer.join().ifPresent(answers::add);
    }
    ExperimentSummaries merged = Merge.of(experimentId, partitionsExpected, answers);
    if (merged.getPartitions().isEmpty()) {
      throw new UnavailableException(
          "None of %d partitions could be asked; they are moving or restoring"
              .formatted(partitionsExpected));
    }
    return merged;
  }

  private List<Owner> locate() {
    try {
      return locator.owners();
    } catch (IllegalStateException | InvalidStateStoreException e) {
      throw new UnavailableException("The instance is not running: " + e.getMessage());
    }
  }
}
