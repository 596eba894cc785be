package dev.assay.analyzer.series;

import dev.assay.analyzer.analysis.WindowEstimates;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.MetricEstimate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A window of event time with what every variant did in it. */
public record WindowPoint(Instant start, List<Variant> variants) {

  /**
   * One variant.
   *
   * @param unitsExposedOrActive exposed in the window, or with any event in it: one that is active
   *     in several windows counts in each
   * @param estimate of the units' values from their events in the window
   */
  public record Variant(String id, long unitsExposedOrActive, MetricEstimate estimate) {}

  /**
   * The windows of one metric, oldest first.
   *
   * @param summaries by window
   * @param metric of the experiment
   * @throws IllegalArgumentException when a summary does not fit its metric
   */
  public static List<WindowPoint> of(
      Experiment experiment, ExperimentSummaries summaries, String metric) {
    NavigableMap<Instant, List<Variant>> windows = new TreeMap<>();
    for (CellSummary cell : summaries.getCells()) {
      Instant start = cell.getWindowStart();
      if (start != null && cell.getDimension() == null) {
        windows
            .computeIfAbsent(start, each -> new ArrayList<>())
            .add(variant(experiment, cell, metric));
      }
    }
    return windows.entrySet().stream()
        .map(entry -> new WindowPoint(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  private static Variant variant(Experiment experiment, CellSummary cell, String metric) {
    return new Variant(
        cell.getVariantId(),
        cell.getUnits(),
        WindowEstimates.of(experiment, cell).stream()
            .filter(estimate -> estimate.getMetric().equals(metric))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("No metric is named " + metric)));
  }
}
