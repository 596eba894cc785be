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
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.AvroBinary;
import dev.assay.schemas.summary.GroupedQuantiles;
import java.util.ArrayList;
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
   */
  public record Answer(
      Optional<PartitionProgress> progress, long crossovers, List<CellSummary> cells) {}

  /** The cells of an experiment and window size, and the progress that they show. */
  public Answer read(String experimentId, WindowSize size) {
    return store.read(
        bytes -> {
          Map<Bytes, byte[]> digests = digests(bytes, experimentId, size);
          List<CellSummary> found = new ArrayList<>();
          try (KeyValueIterator<Bytes, byte[]> entries =
              bytes.range(
                  SummaryKeys.first(experimentId, size), SummaryKeys.last(experimentId, size))) {
            while (entries.hasNext()) {
              KeyValue<Bytes, byte[]> entry = entries.next();
              CellSummary cell = cells.read(entry.value);
              if (!cell.getVariantId().isEmpty()) {
                found.add(whole(cell, (CellKey) SummaryKeys.read(entry.key), digests));
              }
            }
          }
          byte[] crossovers = bytes.get(SummaryKeys.write(CellKey.crossovers(experimentId)));
          return new Answer(
              progress(bytes), crossovers == null ? 0 : cells.read(crossovers).getUnits(), found);
        });
  }

  private static Map<Bytes, byte[]> digests(
      ReadOnlyKeyValueStore<Bytes, byte[]> bytes, String experimentId, WindowSize size) {
    Map<Bytes, byte[]> digests = new HashMap<>();
    Codec.KeyRange range = SummaryKeys.digests(experimentId, size);
    try (KeyValueIterator<Bytes, byte[]> entries = bytes.range(range.first(), range.last())) {
      entries.forEachRemaining(entry -> digests.put(entry.key, entry.value));
    }
    return digests;
  }

  /** The cell with the digests of its sketches, as it is sent. */
  private static CellSummary whole(CellSummary cell, CellKey key, Map<Bytes, byte[]> digests) {
    List<MetricSummary> metrics = new ArrayList<>(cell.getMetrics().size());
    for (MetricSummary metric : cell.getMetrics()) {
      if (metric.getState() instanceof QuantilesState state) {
        Digests known = new DigestParts(key, new ReadParts(digests));
        metrics.add(
            new MetricSummary(
                metric.getMetric(),
                metric.getObservations(),
                GroupedQuantiles.of(state, known.of(metrics.size())).toState()));
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
    public byte @Nullable [] get(Bytes key) {
      return entries.get(key);
    }
  }

  private Optional<PartitionProgress> progress(ReadOnlyKeyValueStore<Bytes, byte[]> bytes) {
    return Optional.ofNullable(bytes.get(SummaryKeys.write(ProgressKey.PROGRESS)))
        .map(progress::read);
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
