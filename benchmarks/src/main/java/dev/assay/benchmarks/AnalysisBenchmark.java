package dev.assay.benchmarks;

import dev.assay.analyzer.analysis.Analyses;
import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.Guardrail;
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
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.summary.Moments;
import dev.assay.schemas.summary.RatioMoments;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One whole analysis, in ms: 3 variants, 20 metrics (8 binary, 6 means, 4 ratios, p50 and p95) and
 * 10 slices, by every method, with the decision and its reasons.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 2)
@Measurement(iterations = 5, time = 1)
public class AnalysisBenchmark {

  private static final int UNITS = 2000;
  private static final int SLICE_UNITS = 400;
  private static final Instant NOW = Instant.parse("2026-01-02T00:00:00Z");
  private static final List<String> VARIANTS = List.of("control", "treatment_a", "treatment_b");

  static {
    TrustedRecords.install();
  }

  private final Experiment experiment = experiment();
  private final ExperimentSummaries summaries = summaries();

  @Benchmark
  public Analysis analysis() {
    return Analyses.analyse(experiment, summaries, List.of(), NOW);
  }

  private static Experiment experiment() {
    List<Variant> variants = new ArrayList<>();
    for (String id : VARIANTS) {
      variants.add(
          Variant.newBuilder()
              .setId(id)
              .setIsControl(variants.isEmpty())
              .setTrafficBasisPoints(3333)
              .build());
    }
    return Experiment.newBuilder()
        .setId("benchmark")
        .setVersion(1)
        .setName("benchmark")
        .setType(ExperimentType.RAG)
        .setState(ExperimentState.RUNNING)
        .setUnit(UnitType.CUSTOMER)
        .setVariants(variants)
        .setMetrics(metrics())
        .setPrimaryMetric("metric_0")
        .setGuardrails(
            List.of(
                Guardrail.newBuilder().setMetric("metric_1").setMaxDegradation(0.02).build(),
                Guardrail.newBuilder().setMetric("metric_8").setMaxDegradation(0.02).build()))
        .setTargeting(Targeting.newBuilder().build())
        .setRequiredSampleSize(10_000)
        .setCreatedAt(Instant.EPOCH)
        .setStartedAt(NOW.minusSeconds(86_400))
        .build();
  }

  private static List<MetricDefinition> metrics() {
    List<MetricDefinition> metrics = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      metrics.add(
          MetricDefinition.newBuilder()
              .setName("metric_" + i)
              .setType(type(i))
              .setAggregation(aggregation(i))
              .setHigherIsBetter(i % 2 == 0)
              .setMinimumDetectableEffect(0.05)
              .setSource(new MetricSource(EventStream.SESSIONS, List.of(), null))
              .build());
    }
    return metrics;
  }

  private static MetricType type(int metric) {
    if (metric < 8) {
      return MetricType.BINARY;
    }
    return metric < 14 || metric >= 18 ? MetricType.CONTINUOUS : MetricType.RATIO;
  }

  private static Aggregation aggregation(int metric) {
    return switch (metric) {
      case 18 -> Aggregation.P50;
      case 19 -> Aggregation.P95;
      default -> metric < 8 || metric >= 14 ? Aggregation.RATE : Aggregation.MEAN;
    };
  }

  private static ExperimentSummaries summaries() {
    Random random = new Random(1);
    List<CellSummary> cells = new ArrayList<>();
    for (String variant : VARIANTS) {
      cells.add(cell(random, variant, UNITS).build());
      for (int slice = 0; slice < 10; slice++) {
        cells.add(
            cell(random, variant, SLICE_UNITS)
                .setDimension(slice < 5 ? "language" : "region")
                .setSliceValue("value_" + slice)
                .build());
      }
    }
    return new ExperimentSummaries(
        "benchmark",
        1,
        List.of(new PartitionProgress(0, NOW, Map.of(), Map.of(), List.of())),
        3L,
        cells,
        List.of());
  }

  private static CellSummary.Builder cell(Random random, String variant, int units) {
    List<MetricSummary> metrics = new ArrayList<>();
    for (int metric = 0; metric < 20; metric++) {
      metrics.add(
          new MetricSummary("metric_" + metric, (long) units, state(random, metric, units), null));
    }
    return CellSummary.newBuilder()
        .setVariantId(variant)
        .setWindow(WindowSize.TOTAL)
        .setUnits(units)
        .setMetrics(metrics);
  }

  private static Object state(Random random, int metric, int units) {
    Moments moments = new Moments();
    RatioMoments ratio = new RatioMoments();
    GroupedQuantiles quantiles = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    for (int unit = 0; unit < units; unit++) {
      moments.add(
          metric < 8 ? (random.nextDouble() < 0.3 ? 1 : 0) : 100 + 10 * random.nextGaussian());
      ratio.add(random.nextInt(10), 10);
      if (metric >= 18) {
        for (int event = 0; event < 20; event++) {
          quantiles.groupOf("unit" + unit).add(1000 * Math.exp(0.5 * random.nextGaussian()));
        }
      }
    }
    if (metric >= 18) {
      return quantiles.toState();
    }
    return type(metric) == MetricType.RATIO ? ratio.toState() : moments.toState();
  }
}
