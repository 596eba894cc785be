package dev.assay.analyzer.analysis;

import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricEstimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of one cell by itself: of a window, or of a slice. */
public final class WindowEstimates {

  private WindowEstimates() {}

  /**
   * Every metric of the experiment, in its order.
   *
   * @throws IllegalArgumentException when a summary does not fit its metric
   */
  public static List<MetricEstimate> of(Experiment experiment, CellSummary cell) {
    return of(experiment.getMetrics(), cell);
  }

  /**
   * Some metrics, in their order.
   *
   * @param cell null when the aggregator has none of it yet
   * @throws IllegalArgumentException when a summary does not fit its metric
   */
  public static List<MetricEstimate> of(
      List<MetricDefinition> metrics, @Nullable CellSummary cell) {
    return Group.of(cell, metrics).estimates();
  }
}
