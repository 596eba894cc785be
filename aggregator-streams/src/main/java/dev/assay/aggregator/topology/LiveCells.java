package dev.assay.aggregator.topology;

import dev.assay.aggregator.metric.Metric;
import dev.assay.aggregator.store.SummaryRanges;
import dev.assay.aggregator.store.WriteBackStore;
import dev.assay.aggregator.summary.Cell;
import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.Cells;
import dev.assay.aggregator.summary.Slice;
import dev.assay.aggregator.summary.Summary;
import dev.assay.aggregator.summary.SummaryKey;
import dev.assay.schemas.avro.WindowSize;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cells in a task's store. */
final class LiveCells implements Cells {

  /** Values of a dimension that are kept apart. */
  private static final int VALUES_PER_DIMENSION = 50;

  private final WriteBackStore<SummaryKey, Summary> store;

  /** By experiment: the slices that its cells have. */
  private final Map<String, Set<Slice>> slices = new HashMap<>();

  LiveCells(WriteBackStore<SummaryKey, Summary> store) {
    this.store = store;
  }

  @Override
  public Cell change(CellKey key, List<Metric> metrics) {
    return (Cell) store.change(key, () -> Cell.empty(metrics, key.window().size()));
  }

  @Override
  public Slice slice(String experimentId, String dimension, String value) {
    Set<Slice> known = slices.computeIfAbsent(experimentId, this::storedSlices);
    Slice slice = new Slice(dimension, value);
    if (known.contains(slice)) {
      return slice;
    }
    long values = known.stream().filter(other -> other.dimension().equals(dimension)).count();
    if (values >= VALUES_PER_DIMENSION) {
      return new Slice(dimension, Slice.OTHER);
    }
    known.add(slice);
    return slice;
  }

  /** Takes every cell of an experiment away, to be counted anew. */
  void clear(String experimentId) {
    for (SummaryKey key : SummaryRanges.of(store, experimentId)) {
      store.delete(key);
    }
    slices.remove(experimentId);
  }

  private Set<Slice> storedSlices(String experimentId) {
    Set<Slice> found = new HashSet<>();
    for (SummaryKey key : SummaryRanges.of(store, experimentId, WindowSize.TOTAL)) {
      if (key instanceof CellKey cell && !cell.slice().equals(Slice.ALL)) {
        found.add(cell.slice());
      }
    }
    return found;
  }
}
