package dev.assay.aggregator.summary;

import dev.assay.aggregator.metric.Metric;
import java.util.List;
import java.util.Map;

/**
 * Cells in a map, every slice by itself.
 *
 * @param groups of units, whose quantiles are kept apart
 */
public record MemoryCells(Map<CellKey, Cell> cells, int groups) implements Cells {

  @Override
  public Cell change(CellKey key, List<Metric> metrics) {
    return cells.computeIfAbsent(key, any -> Cell.empty(key.window(), metrics, groups));
  }

  @Override
  public Slice slice(String experimentId, String dimension, String value) {
    return new Slice(dimension, value);
  }
}
