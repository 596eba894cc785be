package dev.assay.analyzer.analysis;

import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MetricEstimate;
import java.util.List;

/** The figures of one cell by itself. */
public final class WindowEstimates {

  private WindowEstimates() {}

  /**
   * Every metric of the experiment, in its order.
   *
   * @throws IllegalArgumentException when a summary does not fit its metric
   */
  public static List<MetricEstimate> of(Experiment experiment, CellSummary cell) {
    return Group.of(cell, experiment.getMetrics()).estimates();
  }
}
