package dev.assay.aggregator.topology;

import dev.assay.aggregator.metric.Metric;
import dev.assay.aggregator.store.SummaryRanges;
import dev.assay.aggregator.store.WriteBackStore;
import dev.assay.aggregator.summary.Cell;
import dev.assay.aggregator.summary.CellKey;
import dev.assay.aggregator.summary.Cells;
import dev.assay.aggregator.summary.Retention;
import dev.assay.aggregator.summary.Slice;
import dev.assay.aggregator.summary.Summary;
import dev.assay.aggregator.summary.SummaryKey;
import dev.assay.aggregator.summary.Window;
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
  private final Retention retention;
  private final int groups;

  /** By experiment: the slices that its cells have. */
  private final Map<String, Set<Slice>> slices = new HashMap<>();

  /** By experiment: the start of its latest minute. */
  private final Map<String, Long> latest = new HashMap<>();

  /**
   * @param groups of a task's units, whose quantiles the totals keep apart
   */
  LiveCells(WriteBackStore<SummaryKey, Summary> store, Retention retention, int groups) {
    this.store = store;
    this.retention = retention;
    this.groups = groups;
  }

  @Override
  public Cell change(CellKey key, List<Metric> metrics) {
    Window window = key.window();
    if (window.size() != WindowSize.TOTAL) {
      long last = latest.computeIfAbsent(key.experimentId(), this::storedLatest);
      if (retention.isOver(window, last)) {
        return empty(window, metrics);
      }
      if (window.size() == WindowSize.MINUTE && window.start() > last) {
        latest.put(key.experimentId(), window.start());
      }
    }
    return (Cell) store.change(key, () -> empty(window, metrics));
  }

  private Cell empty(Window window, List<Metric> metrics) {
    // Intervals are wanted for totals only; a window's sketch is for a chart.
    return Cell.empty(window, metrics, window.size() == WindowSize.TOTAL ? groups : 1);
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
    SummaryRanges.of(store, experimentId).forEach(store::delete);
    slices.remove(experimentId);
    latest.remove(experimentId);
  }

  /** Takes the windows away that are no longer kept. */
  void expire() {
    // Keys are found fast when nothing waits to be written.
    store.flushCache();
    latest.forEach(
        (experimentId, last) -> {
          for (WindowSize size : Window.TUMBLING) {
            for (CellKey key : SummaryRanges.of(store, experimentId, size)) {
              if (!retention.isOver(key.window(), last)) {
                // They come by time: all that follow are kept.
                break;
              }
              store.delete(key);
            }
          }
        });
  }

  private Set<Slice> storedSlices(String experimentId) {
    Set<Slice> found = new HashSet<>();
    for (CellKey key : SummaryRanges.of(store, experimentId, WindowSize.TOTAL)) {
      if (!key.slice().equals(Slice.ALL)) {
        found.add(key.slice());
      }
    }
    return found;
  }

  private long storedLatest(String experimentId) {
    return SummaryRanges.of(store, experimentId, WindowSize.MINUTE).stream()
        .mapToLong(key -> key.window().start())
        .max()
        .orElse(0);
  }
}
