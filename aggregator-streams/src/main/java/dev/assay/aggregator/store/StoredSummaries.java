package dev.assay.aggregator.store;

import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.Digests;
import dev.assay.aggregator.summary.ProgressKey;
import dev.assay.aggregator.summary.Summary;
import dev.assay.aggregator.summary.SummaryKey;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.QuantilesState;
import dev.assay.schemas.serde.AvroBinary;
import dev.assay.schemas.summary.GroupedQuantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.StateStoreProvider;
import org.jspecify.annotations.Nullable;

/** What a task's summaries were at its last commit; for threads that answer queries. */
public final class StoredSummaries {

  /** How often a copy is read that a commit is just being added to. */
  private static final int ATTEMPTS = 5;

  /** Asks Kafka Streams for a task's summaries. */
  public static final QueryableStoreType<StoredSummaries> TYPE = new Type();

  private final WriteBackStore<SummaryKey, Summary> store;
  private final AvroBinary<CellSummary> cells = new AvroBinary<>(CellSummary.class);
  private final AvroBinary<PartitionProgress> progress = new AvroBinary<>(PartitionProgress.class);

  StoredSummaries(WriteBackStore<SummaryKey, Summary> store) {
    this.store = store;
  }

  /**
   * One consistent answer.
   *
   * @param progress empty before the first commit
   * @param crossovers units of the experiment that were seen in more than one variant
   * @param size of the entries that were read, in bytes
   */
  public record Answer(
      Optional<PartitionProgress> progress, long crossovers, List<CellSummary> cells, long size) {}

  /**
   * The cells that were asked for, and the progress that they show. Empty where a standby's copy
   * has a commit in part, each time that it was looked at.
   *
   * @throws AnswerTooLargeException past {@code mostBytes} of stored entries
   */
  public Optional<Answer> read(Selection selection, long mostBytes) {
    Optional<Answer> answer = Optional.empty();
    for (int i = 0; i < ATTEMPTS && answer.isEmpty(); i++) {
      answer = store.read(bytes -> whole(bytes, selection, mostBytes));
    }
    return answer;
  }

  /** The lock keeps commits of a task of this instance out; those from a changelog it does not. */
  private Optional<Answer> whole(
      ReadOnlyKeyValueStore<Bytes, byte[]> bytes, Selection selection, long mostBytes) {
    byte[] after = bytes.get(SummaryKeys.EDGES.after());
    Answer answer = answer(bytes, selection, new Budget(mostBytes));
    byte[] before = bytes.get(SummaryKeys.EDGES.before());
    return Arrays.equals(before, after) ? Optional.of(answer) : Optional.empty();
  }

  private Answer answer(
      ReadOnlyKeyValueStore<Bytes, byte[]> bytes, Selection selection, Budget budget) {
    String experimentId = selection.experimentId();
    Map<Bytes, byte[]> digests = digests(bytes, selection, budget);
    List<CellSummary> found = new ArrayList<>();
    Codec.KeyRange range =
        SummaryKeys.cells(experimentId, selection.size(), selection.from(), selection.to());
    try (KeyValueIterator<Bytes, byte[]> entries = bytes.range(range.first(), range.last())) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        CellKey key = (CellKey) SummaryKeys.read(entry.key);
        if (!key.variantId().isEmpty() && selection.hasVariant(key.variantId())) {
          budget.take(entry.value);
          found.add(whole(cells.read(entry.value), key, digests, selection));
        }
      }
    }
    byte[] crossovers = bytes.get(SummaryKeys.write(CellKey.crossovers(experimentId)));
    return new Answer(
        progress(bytes),
        crossovers == null ? 0 : cells.read(crossovers).getUnits(),
        found,
        budget.taken);
  }

  private static Map<Bytes, byte[]> digests(
      ReadOnlyKeyValueStore<Bytes, byte[]> bytes, Selection selection, Budget budget) {
    Map<Bytes, byte[]> digests = new HashMap<>();
    Codec.KeyRange range =
        SummaryKeys.digests(
            selection.experimentId(), selection.size(), selection.from(), selection.to());
    try (KeyValueIterator<Bytes, byte[]> entries = bytes.range(range.first(), range.last())) {
      while (entries.hasNext()) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        budget.take(entry.value);
        digests.put(entry.key, entry.value);
      }
    }
    return digests;
  }

  /** The cell with the digests of its sketches, as it is sent. */
  static CellSummary whole(
      CellSummary cell, CellKey key, Map<Bytes, byte[]> digests, Selection selection) {
    List<MetricSummary> metrics = new ArrayList<>(cell.getMetrics().size());
    for (int i = 0; i < cell.getMetrics().size(); i++) {
      MetricSummary metric = cell.getMetrics().get(i);
      if (!selection.hasMetric(metric.getMetric())) {
        continue;
      }
      if (metric.getState() instanceof QuantilesState state) {
        Digests known = new DigestParts(key, new ReadParts(digests));
        metrics.add(
            new MetricSummary(
                metric.getMetric(),
                metric.getObservations(),
                GroupedQuantiles.of(state, known.of(i)).toState(),
                null));
      } else {
        metrics.add(metric);
      }
    }
    return CellSummary.newBuilder(cell).setMetrics(metrics).build();
  }

  /** Parts that were read before. */
  private record ReadParts(Map<Bytes, byte[]> entries) implements Parts {

    @Override
    public void put(Bytes key, byte[] bytes) {
      throw new UnsupportedOperationException("A query writes nothing");
    }

    @Override
    public void delete(Bytes key) {
      throw new UnsupportedOperationException("A query deletes nothing");
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
      return entries.get(key);
    }
  }

  private Optional<PartitionProgress> progress(ReadOnlyKeyValueStore<Bytes, byte[]> bytes) {
    return Optional.ofNullable(bytes.get(SummaryKeys.write(ProgressKey.PROGRESS)))
        .map(progress::read);
  }

  /** Bytes that may still be read. */
  private static final class Budget {

    private final long most;
    private long taken;

    Budget(long most) {
      this.most = most;
    }

    void take(byte[] entry) {
      taken += entry.length;
      if (taken > most) {
        throw new AnswerTooLargeException(most);
      }
    }
  }

  private static final class Type implements QueryableStoreType<StoredSummaries> {

    @Override
    public boolean accepts(StateStore store) {
      return store instanceof WriteBackStore;
    }

    @Override
    @SuppressWarnings("unchecked") // the store's name is that of the summaries, so are its types
    public StoredSummaries create(StateStoreProvider provider, String storeName) {
      // Kafka Streams hands out the stores themselves under the type that was asked for.
      List<?> stores = provider.stores(storeName, this);
      return new StoredSummaries((WriteBackStore<SummaryKey, Summary>) stores.getFirst());
    }
  }
}
