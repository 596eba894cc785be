package dev.assay.law.oracle;

import dev.assay.law.log.EventLog;
import dev.assay.law.log.LogRecord;
import dev.assay.law.log.Recorder;
import dev.assay.law.log.Subject;
import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.LatencyComponent;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.TrustedRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A log of a few records that a reader can compute in the head. The experiment runs for an hour.
 */
final class Scenario {

  static {
    TrustedRecords.install();
  }

  static final Instant START = Instant.parse("2020-01-01T12:00:00Z");

  private final List<LogRecord> records = new ArrayList<>();
  private final Experiment experiment;
  private final Recorder recorder = new Recorder();

  Scenario(MetricDefinition... metrics) {
    this(UnitType.CUSTOMER, metrics);
  }

  Scenario(UnitType unit, MetricDefinition... metrics) {
    experiment =
        Experiment.newBuilder()
            .setId("e")
            .setVersion(1)
            .setName("e")
            .setType(ExperimentType.UI)
            .setState(ExperimentState.RUNNING)
            .setUnit(unit)
            .setVariants(List.of(variant("a"), variant("b")))
            .setMetrics(List.of(metrics))
            .setPrimaryMetric("m")
            .setTargeting(Targeting.newBuilder().build())
            .setDimensions(List.of("language"))
            .setRequiredSampleSize(1)
            .setPhases(List.of(new Phase(START, at(3_600))))
            .setCreatedAt(START)
            .build();
  }

  /** An instant so many seconds after the start. */
  static Instant at(double seconds) {
    return START.plusMillis(Math.round(seconds * 1_000));
  }

  static MetricDefinition metric(MetricType type, Aggregation aggregation) {
    return metric(type, aggregation, "milliseconds").build();
  }

  /** Named {@code m}, over the end-to-end latencies. */
  static MetricDefinition.Builder metric(
      MetricType type, Aggregation aggregation, @Nullable String field) {
    return MetricDefinition.newBuilder()
        .setName("m")
        .setType(type)
        .setAggregation(aggregation)
        .setSource(latencies(field));
  }

  static MetricSource latencies(@Nullable String field) {
    return MetricSource.newBuilder()
        .setStream(EventStream.LATENCIES)
        .setField(field)
        .setLabels(List.of("end_to_end"))
        .build();
  }

  Experiment experiment() {
    return experiment;
  }

  Recorder recorder() {
    return recorder;
  }

  Scenario assign(String unit, double seconds, String variant) {
    return assign(unit, seconds, variant, Map.of("language", "hi"));
  }

  Scenario assign(String unit, double seconds, String variant, Map<String, String> attributes) {
    recorder.assign(subject(unit), at(seconds), "e", experiment.getUnit(), variant, attributes);
    return this;
  }

  Scenario latency(String unit, double seconds, double milliseconds) {
    recorder.latency(subject(unit), at(seconds), LatencyComponent.END_TO_END, milliseconds);
    return this;
  }

  /** The last record once more. */
  Scenario again() {
    records.add(recorder.records().getLast());
    return this;
  }

  BatchOracle oracle() {
    records.addAll(recorder.records());
    return new BatchOracle(new EventLog(List.of(experiment), records));
  }

  /** The total of variant {@code a}. */
  ExpectedCell total() {
    return cell(WindowSize.TOTAL, new CellKey("a", null, null, null));
  }

  ExpectedCell cell(WindowSize size, CellKey key) {
    return Objects.requireNonNull(oracle().expected(experiment, size).cells().get(key));
  }

  private Subject subject(String unit) {
    return experiment.getUnit() == UnitType.SESSION
        ? new Subject(null, unit)
        : new Subject(unit, null);
  }

  private static Variant variant(String id) {
    return Variant.newBuilder().setId(id).setTrafficBasisPoints(5_000).build();
  }
}
