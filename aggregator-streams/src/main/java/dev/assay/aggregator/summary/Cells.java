package dev.assay.aggregator.summary;

import dev.assay.aggregator.metric.Metric;
import java.util.List;

/** The summaries that a fold changes. */
public interface Cells {

  /**
   * The cell of a key, empty when it is new; it is about to be changed.
   *
   * @param metrics the experiment's metrics, in their order
   */
  Cell change(CellKey key, List<Metric> metrics);

  /**
   * The slice under which a dimension's value is counted: its own, or {@link Slice#OTHER} when the
   * dimension has as many values as are kept apart.
   */
  Slice slice(String experimentId, String dimension, String value);
}
