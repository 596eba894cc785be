package dev.assay.benchmarks.pipeline.freshness;

import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.MeasurementEvent;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.serde.TrustedRecords;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;

/**
 * An experiment with a variant for each partition. Within a partition records are read in their
 * order, so a variant's count says which of its events it has.
 */
final class ProbeExperiment {

  static final String ID = "freshness_probe";
  static final String METRIC = "probes";

  private static final String VARIANT = "partition_";
  private static final String MEASUREMENT = "probe";
  private static final int BASIS_POINTS = 10_000;

  static {
    TrustedRecords.install();
  }

  private ProbeExperiment() {}

  static Experiment definition(int partitions, Instant started) {
    return Experiment.newBuilder()
        .setId(ID)
        .setVersion(1)
        .setName(ID)
        .setType(ExperimentType.PROMPT)
        .setState(ExperimentState.RUNNING)
        .setUnit(UnitType.CUSTOMER)
        .setVariants(
            IntStream.range(0, partitions)
                .mapToObj(partition -> variant(partition, partitions))
                .toList())
        .setMetrics(List.of(metric()))
        .setPrimaryMetric(METRIC)
        .setTargeting(Targeting.newBuilder().build())
        .setRequiredSampleSize(1)
        .setPhases(List.of(new Phase(started, null)))
        .setCreatedAt(started)
        .setStartedAt(started)
        .build();
  }

  /** The partition that a variant stands for. */
  static int partition(String variantId) {
    return Integer.parseInt(variantId.substring(VARIANT.length()));
  }

  /** A customer whose records are in a partition, another one for each number. */
  static String customer(long number, int partition, int partitions) {
    return IntStream.iterate(0, attempt -> attempt + 1)
        .mapToObj(attempt -> "probe-%d-%d".formatted(number, attempt))
        .filter(customer -> partitionOf(customer, partitions) == partition)
        .findFirst()
        .orElseThrow();
  }

  static Assignment assignment(String customer, int partition, Instant time) {
    return Assignment.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setTime(time)
        .setExperimentId(ID)
        .setExperimentVersion(1)
        .setUnitType(UnitType.CUSTOMER)
        .setUnitId(customer)
        .setVariantId(VARIANT + partition)
        .setCustomerId(customer)
        .build();
  }

  static MeasurementEvent event(String customer, Instant time) {
    return new MeasurementEvent(
        UUID.randomUUID().toString(), time, customer, null, MEASUREMENT, 1.0);
  }

  /** As producers choose it by a record's key. */
  private static int partitionOf(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
  }

  private static Variant variant(int partition, int partitions) {
    return Variant.newBuilder()
        .setId(VARIANT + partition)
        .setIsControl(partition == 0)
        .setTrafficBasisPoints(BASIS_POINTS / partitions)
        .build();
  }

  private static MetricDefinition metric() {
    return MetricDefinition.newBuilder()
        .setName(METRIC)
        .setType(MetricType.COUNT)
        .setAggregation(Aggregation.SUM)
        .setSource(new MetricSource(EventStream.MEASUREMENTS, List.of(MEASUREMENT), null))
        .build();
  }
}
