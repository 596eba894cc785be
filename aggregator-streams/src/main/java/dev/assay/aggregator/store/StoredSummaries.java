package dev.assay.aggregator.store;

import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.ProgressKey;
import dev.assay.aggregator.summary.Summary;
import dev.assay.aggregator.summary.SummaryKey;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.AvroBinary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/** What a task's summaries were at its last commit; for threads that answer queries. */
public final class StoredSummaries {

  /** Asks Kafka Streams for a task's summaries. */
  public static final QueryableStoreType<StoredSummaries> TYPE = new Type();

  private final WriteBackStore<SummaryKey, Summary> store;
  private final AvroBinary<CellSummary> cells = new AvroBinary<>(CellSummary.class);
  private final AvroBinary<PartitionProgress> progress = new AvroBinary<>(PartitionProgress.class);

  private StoredSummaries(WriteBackStore<SummaryKey, Summary> store) {
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
          List<CellSummary> found = new ArrayList<>();
          try (KeyValueIterator<Bytes, byte[]> entries =
              bytes.range(
                  SummaryKeys.first(experimentId, size), SummaryKeys.last(experimentId, size))) {
            while (entries.hasNext()) {
              CellSummary cell = cells.read(entries.next().value);
              if (!cell.getVariantId().isEmpty()) {
                found.add(cell);
              }
            }
          }
          byte[] crossovers = bytes.get(SummaryKeys.write(CellKey.crossovers(experimentId)));
          return new Answer(
              progress(bytes), crossovers == null ? 0 : cells.read(crossovers).getUnits(), found);
        });
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
