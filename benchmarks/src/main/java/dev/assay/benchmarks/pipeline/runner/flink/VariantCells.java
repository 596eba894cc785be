package dev.assay.benchmarks.pipeline.runner.flink;

import dev.assay.benchmarks.pipeline.log.CallMetric;
import dev.assay.benchmarks.pipeline.runner.metric.MetricAggregate;
import dev.assay.benchmarks.pipeline.runner.metric.Reading;
import dev.assay.benchmarks.pipeline.runner.metric.UnitTotal;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.AvroBinary;
import dev.assay.schemas.summary.GroupedQuantiles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The aggregates of every variant over the units of one subtask, in total. */
final class VariantCells {

  private final Map<String, Map<String, Cell>> cells = new HashMap<>();
  private final AvroBinary<ExperimentSummaries> avro = new AvroBinary<>(ExperimentSummaries.class);

  private static final class Cell {
    private final Map<CallMetric, MetricAggregate> metrics = new EnumMap<>(CallMetric.class);
    private long units;

    Cell() {
      for (CallMetric metric : CallMetric.values()) {
        metrics.put(metric, MetricAggregate.empty(metric, GroupedQuantiles.GROUPS));
      }
    }

    MetricAggregate metric(CallMetric metric) {
      return Objects.requireNonNull(metrics.get(metric));
    }
  }

  void begin(Unit.Participation participation) {
    Cell cell = cell(participation.experimentId(), participation.variantId());
    cell.units++;
    participation.totals().forEach((metric, total) -> cell.metric(metric).addUnit(total));
  }

  void observe(Unit.Participation participation, Unit.Observation observation, String unitId) {
    Cell cell = cell(participation.experimentId(), participation.variantId());
    for (Reading reading : observation.readings()) {
      UnitTotal total = participation.total(reading.metric());
      cell.metric(reading.metric()).addToUnit(reading, total, unitId);
    }
  }

  /** One array of bytes for each experiment. */
  List<byte[]> write() {
    List<byte[]> all = new ArrayList<>(cells.size());
    cells.forEach(
        (experiment, variants) -> {
          List<CellSummary> summaries = new ArrayList<>();
          variants.forEach((variant, cell) -> summaries.add(summary(variant, cell)));
          all.add(avro.write(new ExperimentSummaries(experiment, 1, List.of(), 0L, summaries)));
        });
    return all;
  }

  /** Adds what was written. */
  void read(byte[] bytes) {
    ExperimentSummaries stored = avro.read(bytes);
    for (CellSummary summary : stored.getCells()) {
      Cell cell = cell(stored.getExperimentId(), summary.getVariantId());
      cell.units += summary.getUnits();
      summary.getMetrics().stream()
          .map(MetricAggregate::of)
          .forEach(metric -> cell.metric(metric.metric()).merge(metric));
    }
  }

  /** Observations by {@code experiment variant metric}, units by {@code experiment variant}. */
  Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    cells.forEach(
        (experiment, variants) ->
            variants.forEach(
                (variant, cell) -> {
                  String name = experiment + " " + variant;
                  counts.put(name, cell.units);
                  cell.metrics.forEach(
                      (metric, aggregate) ->
                          counts.put(name + " " + metric.name(), aggregate.observations()));
                }));
    return counts;
  }

  private Cell cell(String experimentId, String variantId) {
    return cells
        .computeIfAbsent(experimentId, any -> new HashMap<>())
        .computeIfAbsent(variantId, any -> new Cell());
  }

  private static CellSummary summary(String variant, Cell cell) {
    return CellSummary.newBuilder()
        .setVariantId(variant)
        .setWindow(WindowSize.TOTAL)
        .setUnits(cell.units)
        .setMetrics(cell.metrics.values().stream().map(MetricAggregate::toSummary).toList())
        .build();
  }
}
