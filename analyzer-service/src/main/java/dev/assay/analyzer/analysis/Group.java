package dev.assay.analyzer.analysis;

import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.avro.MetricSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A group of units: a variant's, a slice of one, or everybody's.
 *
 * @param units exposed
 * @param observations events that counted, by metric
 * @param data by metric; has every metric of the experiment
 */
record Group(long units, Map<String, Long> observations, Map<String, MetricData> data) {

  /** The units of one cell; empty when the aggregator has none of it yet. */
  static Group of(@Nullable CellSummary cell, List<MetricDefinition> metrics) {
    Map<String, MetricSummary> summaries = new LinkedHashMap<>();
    if (cell != null) {
      cell.getMetrics().forEach(summary -> summaries.put(summary.getMetric(), summary));
    }
    Map<String, Long> observations = new LinkedHashMap<>();
    Map<String, MetricData> data = new LinkedHashMap<>();
    for (MetricDefinition metric : metrics) {
      MetricSummary summary = summaries.get(metric.getName());
      observations.put(metric.getName(), summary == null ? 0 : summary.getObservations());
      data.put(metric.getName(), MetricReader.read(metric, summary));
    }
    return new Group(cell == null ? 0 : cell.getUnits(), observations, data);
  }

  /** Both groups as one. */
  Group merge(Group other) {
    Map<String, Long> events = new LinkedHashMap<>(observations);
    other.observations.forEach((metric, count) -> events.merge(metric, count, Long::sum));
    Map<String, MetricData> merged = new LinkedHashMap<>(data);
    other.data.forEach((metric, part) -> merged.merge(metric, part, MetricData::merge));
    return new Group(units + other.units, events, merged);
  }

  /** With other data of a metric. */
  Group with(String metric, MetricData changed) {
    Map<String, MetricData> all = new LinkedHashMap<>(data);
    all.put(metric, changed);
    return new Group(units, observations, all);
  }

  MetricData of(String metric) {
    return Objects.requireNonNull(data.get(metric), metric);
  }

  /** The figures of every metric. */
  List<MetricEstimate> estimates() {
    List<MetricEstimate> estimates = new ArrayList<>();
    data.forEach(
        (metric, known) -> {
          MetricEstimate.Builder estimate =
              MetricEstimate.newBuilder()
                  .setMetric(metric)
                  .setObservations(Objects.requireNonNull(observations.get(metric), metric));
          known.describe(estimate, units);
          estimates.add(estimate.build());
        });
    return estimates;
  }
}
