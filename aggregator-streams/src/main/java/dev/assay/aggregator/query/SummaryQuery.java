package dev.assay.aggregator.query;

import dev.assay.access.client.OwnToken;
import dev.assay.aggregator.store.AnswerTooLargeException;
import dev.assay.aggregator.store.Selection;
import dev.assay.aggregator.topology.AggregatorTopology;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** Answers from all instances. */
public final class SummaryQuery {

  private final KafkaStreams streams;
  private final Locator locator;
  private final LocalSummaries local;
  private final Scatter scatter;
  private final int partitionsExpected;
  private final Duration deadline;
  private final Duration attemptTimeout;

  /** Each read holds its answer. */
  private final Semaphore reading;

  /**
   * @param self how the other instances know this one
   * @param partitionsExpected partitions of the topics
   * @param deadline of a whole query
   * @param attemptTimeout how long one instance may take
   * @param concurrency how many are asked at the same time, and how many read here
   * @param token as whom other instances are asked
   */
  public SummaryQuery(
      KafkaStreams streams,
      HostInfo self,
      int partitionsExpected,
      Duration deadline,
      Duration attemptTimeout,
      int concurrency,
      OwnToken token) {
    this.streams = streams;
    this.locator = new Locator(streams);
    this.local = new LocalSummaries(streams, partitionsExpected);
    this.partitionsExpected = partitionsExpected;
    this.deadline = deadline;
    this.attemptTimeout = attemptTimeout;
    this.reading = new Semaphore(concurrency);
    this.scatter =
        new Scatter(
            self,
            this::local,
            new RemoteSummaries(attemptTimeout, concurrency, token),
            attemptTimeout);
  }

  /**
   * What this instance alone has of some partitions.
   *
   * @throws AnswerTooLargeException when that is too much for an answer
   * @throws UnavailableException when too many read already
   */
  public ExperimentSummaries local(Question question) {
    try {
      if (!reading.tryAcquire(attemptTimeout.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new UnavailableException("Too many queries are read (assay.query.concurrency)");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("The instance is ending");
    }
    try {
      return local.read(question);
    } finally {
      reading.release();
    }
  }

  /**
   * An experiment as it stands; empty when nothing is known of it.
   *
   * @throws UnavailableException when the experiments have not been read
   */
  public Optional<Experiment> experiment(String id) {
    try {
      ReadOnlyKeyValueStore<String, ValueAndTimestamp<Experiment>> experiments =
          streams.store(
              StoreQueryParameters.fromNameAndType(
                  AggregatorTopology.EXPERIMENTS, QueryableStoreTypes.timestampedKeyValueStore()));
      return Optional.ofNullable(experiments.get(id)).map(ValueAndTimestamp::value);
    } catch (InvalidStateStoreException e) {
      throw new UnavailableException("The experiments are being read: " + e.getMessage());
    }
  }

  /**
   * What was selected, and the partitions that it covers. With an id that nothing is known of, the
   * partitions alone.
   *
   * @throws UnavailableException when no partition could be asked
   * @throws DeadlinePassedException when none was answered for in time
   * @throws AnswerTooLargeException when an instance has too much for an answer
   */
  public ExperimentSummaries read(Selection selection) {
    Deadline end = Deadline.after(deadline);
    Scatter.Gathered gathered = scatter.ask(locator::locate, selection, end);
    if (gathered.answers().stream().allMatch(answer -> answer.getPartitions().isEmpty())) {
      if (gathered.timedOut()) {
        throw new DeadlinePassedException(partitionsExpected, deadline);
      }
      throw new UnavailableException(
          "None of %d partitions could be asked; they are moving or restoring"
              .formatted(partitionsExpected));
    }
    return Merge.of(selection.experimentId(), partitionsExpected, gathered.answers());
  }
}
