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
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The aggregates of one variant in one span. */
final class VariantCell {

  /**
   * Which one.
   *
   * @param span total or window
   */
  record Key(String experimentId, String variantId, Span span) {}

  private static final AvroBinary<ExperimentSummaries> AVRO =
      new AvroBinary<>(ExperimentSummaries.class);

  private final Key key;
  private final Map<CallMetric, MetricAggregate> metrics = new EnumMap<>(CallMetric.class);
  private long units;

  /** As it was written last; null once it has changed. */
  private byte @Nullable [] written;

  VariantCell(Key key) {
    this.key = key;
    int groups = key.span().equals(Span.TOTAL) ? GroupedQuantiles.GROUPS : 1;
    for (CallMetric metric : CallMetric.values()) {
      metrics.put(metric, MetricAggregate.empty(metric, groups));
    }
  }

  /** Adds a unit without events. */
  void begin() {
    written = null;
    units++;
    UnitTotal none = new UnitTotal();
    metrics.values().forEach(metric -> metric.addUnit(none));
  }

  /** Adds an event of a unit whose totals are given without it; then they have it. */
  void observe(Reading reading, UnitTotal unit, String unitId) {
    written = null;
    metric(reading.metric()).addToUnit(reading, unit, unitId);
  }

  void merge(CellSummary stored) {
    written = null;
    units += stored.getUnits();
    stored.getMetrics().stream()
        .map(MetricAggregate::of)
        .forEach(other -> metric(other.metric()).merge(other));
  }

  /** What checkpoints hold; what has not changed is not written anew. */
  byte[] write() {
    byte[] bytes = written;
    if (bytes == null) {
      boolean total = key.span().equals(Span.TOTAL);
      CellSummary summary =
          CellSummary.newBuilder()
              .setVariantId(key.variantId())
              .setWindow(key.span().size())
              .setWindowStart(total ? null : Instant.ofEpochMilli(key.span().start()))
              .setUnits(units)
              .setMetrics(metrics.values().stream().map(MetricAggregate::toSummary).toList())
              .build();
      bytes =
          AVRO.write(
              new ExperimentSummaries(
                  key.experimentId(), 1, List.of(), 0L, List.of(summary), List.of()));
      written = bytes;
    }
    return bytes;
  }

  static ExperimentSummaries read(byte[] bytes) {
    return AVRO.read(bytes);
  }

  /** The key of a cell that was read. */
  static Key key(String experimentId, CellSummary stored) {
    Instant start = stored.getWindowStart();
    Span span =
        stored.getWindow() == WindowSize.TOTAL || start == null
            ? Span.TOTAL
            : new Span(stored.getWindow(), start.toEpochMilli());
    return new Key(experimentId, stored.getVariantId(), span);
  }

  /** Puts in the units by {@code experiment variant}, the observations with the metric's name. */
  void count(Map<String, Long> counts) {
    String name = key.experimentId() + " " + key.variantId();
    counts.put(name, units);
    metrics.forEach(
        (metric, aggregate) -> counts.put(name + " " + metric.name(), aggregate.observations()));
  }

  private MetricAggregate metric(CallMetric metric) {
    return Objects.requireNonNull(metrics.get(metric));
  }
}
