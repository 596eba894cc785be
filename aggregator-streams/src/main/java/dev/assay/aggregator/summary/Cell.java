package dev.assay.aggregator.summary;

import dev.assay.aggregator.metric.Metric;
import dev.assay.aggregator.metric.UnitTotals;
import dev.assay.aggregator.metric.UnitValue;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.WindowSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The summary of one experiment, variant, slice and window. Not safe for use by several threads.
 *
 * <p>Metrics and totals of units are handed in as lists in the order of the experiment's metrics.
 */
public final class Cell implements Summary {

  private long units;
  private final MetricStates metrics;

  private Cell(long units, MetricStates metrics) {
    this.units = units;
    this.metrics = metrics;
  }

  /**
   * A cell without a unit. Totals alone have what adjusts means: differences are of totals.
   *
   * @param groups of units, whose quantiles are kept apart
   */
  public static Cell empty(Window window, List<Metric> metrics, int groups) {
    boolean paired = window.size() == WindowSize.TOTAL;
    return new Cell(0, MetricStates.empty(metrics, groups, paired));
  }

  /** A cell as it was stored. */
  public static Cell of(CellSummary stored, Digests digests) {
    return new Cell(stored.getUnits(), MetricStates.of(stored.getMetrics(), digests));
  }

  /** The cell without the digests of its sketches, of which those that changed are put. */
  public CellSummary toSummary(CellKey key, Digests digests) {
    List<MetricSummary> summaries = new ArrayList<>(metrics.size());
    for (int i = 0; i < metrics.size(); i++) {
      summaries.add(metrics.toSummary(i, digests.of(i)));
    }
    boolean total = key.window().size() == WindowSize.TOTAL;
    boolean all = key.slice().equals(Slice.ALL);
    return new CellSummary(
        key.variantId(),
        all ? null : key.slice().dimension(),
        all ? null : key.slice().value(),
        key.window().size(),
        total ? null : Instant.ofEpochMilli(key.window().start()),
        units,
        summaries);
  }

  public void addUnit(List<Metric> definitions, List<UnitTotals> totals, String unitId) {
    units++;
    for (int i = 0; i < metrics.size(); i++) {
      metrics.add(i, definitions.get(i), totals.get(i), unitId);
    }
  }

  public void removeUnit(List<Metric> definitions, List<UnitTotals> totals, String unitId) {
    units--;
    for (int i = 0; i < metrics.size(); i++) {
      metrics.remove(i, definitions.get(i), totals.get(i), unitId);
    }
  }

  /**
   * More observations of a unit that is in the cell, for the metric at a position.
   *
   * @param after the totals with them
   */
  public void replace(
      int position, Metric metric, UnitValue before, UnitTotals after, String unitId) {
    metrics.replace(position, metric, before, after, unitId);
  }

  /** Counts a unit without metrics. */
  public void count(long more) {
    units += more;
  }
}
