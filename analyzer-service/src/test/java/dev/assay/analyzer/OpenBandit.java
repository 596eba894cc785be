package dev.assay.analyzer;

import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.avro.MomentsState;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.SumState;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WindowSize;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The public sample of the Open Bandit Dataset: clicks of 10,000 rounds under a random policy, 46,
 * and of 10,000 under a Thompson sampling policy, 69. The pooled z and its two-sided p are those
 * published with the data, in the README of the examples' data.
 */
final class OpenBandit {

  static final String METRIC = "click";
  static final double Z = 2.150953966746057;
  static final double P = 0.03147983327589232;
  static final Instant EVENT_TIME = Instant.parse("2019-11-30T23:59:59Z");

  private OpenBandit() {}

  static Experiment experiment(String id) {
    return Experiment.newBuilder()
        .setId(id)
        .setVersion(2)
        .setName("Bandit against random")
        .setType(ExperimentType.FEATURE)
        .setState(ExperimentState.RUNNING)
        .setUnit(UnitType.SESSION)
        .setVariants(
            List.of(
                Variant.newBuilder()
                    .setId("random")
                    .setIsControl(true)
                    .setTrafficBasisPoints(5000)
                    .build(),
                Variant.newBuilder().setId("bts").setTrafficBasisPoints(5000).build()))
        .setMetrics(
            List.of(
                MetricDefinition.newBuilder()
                    .setName(METRIC)
                    .setType(MetricType.BINARY)
                    .setAggregation(Aggregation.RATE)
                    .setSource(new MetricSource(EventStream.FUNNEL, List.of("click"), null))
                    .build()))
        .setPrimaryMetric(METRIC)
        .setTargeting(Targeting.newBuilder().build())
        .setRequiredSampleSize(20_000)
        .setCreatedAt(Instant.EPOCH)
        .build();
  }

  static ExperimentSummaries summaries(String id) {
    return summaries(id, 10_000, 46, 10_000, 69);
  }

  static ExperimentSummaries summaries(
      String id, long controlUnits, long controlClicks, long treatmentUnits, long treatmentClicks) {
    return new ExperimentSummaries(
        id,
        1,
        List.of(new PartitionProgress(0, EVENT_TIME, Map.of(), Map.of(), List.of())),
        0L,
        List.of(
            cell("random", controlUnits, controlClicks),
            cell("bts", treatmentUnits, treatmentClicks)),
        List.of());
  }

  private static CellSummary cell(String variant, long units, long clicks) {
    SumState sum = new SumState((double) clicks, 0.0);
    return CellSummary.newBuilder()
        .setVariantId(variant)
        .setWindow(WindowSize.TOTAL)
        .setUnits(units)
        .setMetrics(
            List.of(new MetricSummary(METRIC, clicks, new MomentsState(units, sum, sum), null)))
        .build();
  }
}
