package dev.assay.analyzer.journey;

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
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.TrustedRecords;
import dev.assay.schemas.summary.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An experiment whose metrics tell of a journey, and figures of ten units a variant. */
public final class Journeys {

  static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  static {
    TrustedRecords.install();
  }

  private Journeys() {}

  /** The stages in an order that is not theirs. */
  public static Experiment experiment() {
    return experiment(
        List.of(
            stage("reached_conversion", "conversion"),
            stage("reached_engagement", "engagement"),
            stage("reached_session_start", "session_start"),
            MetricDefinition.newBuilder(
                    metric("pace", MetricType.CONTINUOUS, Aggregation.TIME_BETWEEN)
                        .setSource(source("session_start"))
                        .build())
                .setDenominator(source("engagement"))
                .build(),
            score("mood", Aggregation.MEAN),
            score("lowest", Aggregation.MIN),
            score("highest", Aggregation.MAX)));
  }

  static Experiment experiment(List<MetricDefinition> metrics) {
    return Experiment.newBuilder()
        .setId("journey")
        .setVersion(1)
        .setName("Journey")
        .setType(ExperimentType.VOICE)
        .setState(ExperimentState.RUNNING)
        .setUnit(UnitType.CUSTOMER)
        .setVariants(List.of(variant("a", true), variant("b", false)))
        .setMetrics(metrics)
        .setPrimaryMetric(metrics.getFirst().getName())
        .setTargeting(Targeting.newBuilder().build())
        .setDimensions(List.of("language"))
        .setRequiredSampleSize(1_000)
        .setCreatedAt(Instant.EPOCH)
        .build();
  }

  static MetricDefinition stage(String name, String stage) {
    return metric(name, MetricType.BINARY, Aggregation.RATE).setSource(source(stage)).build();
  }

  static MetricDefinition score(String name, Aggregation aggregation) {
    return metric(name, MetricType.CONTINUOUS, aggregation)
        .setSource(new MetricSource(EventStream.SENTIMENTS, List.of(), "score"))
        .build();
  }

  static MetricDefinition.Builder metric(String name, MetricType type, Aggregation aggregation) {
    return MetricDefinition.newBuilder()
        .setName(name)
        .setType(type)
        .setAggregation(aggregation)
        .setSource(source("session_start"));
  }

  static MetricSource source(String... stages) {
    return new MetricSource(EventStream.FUNNEL, List.of(stages), null);
  }

  /** Of ten units each: 10, 5 and 2 reached the stages; of b's Hindi speakers 2, 2 and 2. */
  public static ExperimentSummaries totals() {
    List<CellSummary> cells = new ArrayList<>();
    for (String variant : List.of("a", "b")) {
      cells.add(
          cell(variant, null, null, 10)
              .setMetrics(
                  List.of(
                      summary("reached_session_start", shares(10, 10)),
                      summary("reached_engagement", shares(5, 10)),
                      summary("reached_conversion", shares(2, 10)),
                      summary("pace", new double[] {1_000, 2_000, 4_000, 5_000}),
                      summary("mood", about(0.3)),
                      summary("lowest", about(-0.2)),
                      summary("highest", about(0.8))))
              .build());
    }
    cells.add(
        cell("b", "hi", null, 2)
            .setMetrics(
                List.of(
                    summary("reached_session_start", shares(2, 2)),
                    summary("reached_engagement", shares(2, 2)),
                    summary("reached_conversion", shares(2, 2))))
            .build());
    return new ExperimentSummaries(
        "journey",
        1,
        List.of(new PartitionProgress(0, FIRST, Map.of(), Map.of(), List.of())),
        0L,
        cells,
        List.of());
  }

  /** Three hours of a, from the second on, each so much above the one before. */
  public static List<CellSummary> windows(double step) {
    List<CellSummary> cells = new ArrayList<>();
    for (int hour : new int[] {2, 0, 1}) {
      cells.add(
          cell("a", null, FIRST.plus(Duration.ofHours(hour)), 10)
              .setMetrics(List.of(summary("mood", about(0.1 + step * hour))))
              .build());
    }
    cells.add(cell("a", null, FIRST.plus(Duration.ofHours(3)), 10).setMetrics(List.of()).build());
    cells.add(cell("a", "hi", FIRST, 10).setMetrics(List.of(summary("mood", about(-0.9)))).build());
    return cells;
  }

  static CellSummary.Builder cell(
      String variant, @Nullable String language, @Nullable Instant start, long units) {
    return CellSummary.newBuilder()
        .setVariantId(variant)
        .setDimension(language == null ? null : "language")
        .setSliceValue(language)
        .setWindow(start == null ? WindowSize.TOTAL : WindowSize.HOUR)
        .setWindowStart(start)
        .setUnits(units);
  }

  static MetricSummary summary(String metric, double... values) {
    return new MetricSummary(metric, (long) values.length, Moments.of(values).toState(), null);
  }

  /** Ten values with this mean and a standard deviation of 0.1. */
  private static double[] about(double mean) {
    double away = 0.1 * Math.sqrt(0.9);
    double[] values = new double[10];
    for (int i = 0; i < values.length; i++) {
      values[i] = mean + (i % 2 == 0 ? away : -away);
    }
    return values;
  }

  private static double[] shares(int reached, int units) {
    double[] values = new double[units];
    Arrays.fill(values, 0, reached, 1);
    return values;
  }

  private static Variant variant(String id, boolean isControl) {
    return Variant.newBuilder()
        .setId(id)
        .setIsControl(isControl)
        .setTrafficBasisPoints(5_000)
        .build();
  }
}
