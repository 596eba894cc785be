package dev.assay.analyzer.explain;

import dev.assay.analyzer.analysis.Analyses;
import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.DecisionRecord;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.Guardrail;
import dev.assay.schemas.avro.Hypothesis;
import dev.assay.schemas.avro.InterimLook;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricSummary;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.avro.PartitionProgress;
import dev.assay.schemas.avro.Recommendation;
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

/** Decisions on generated data: three variants, every kind of metric, slices. */
public final class Decided {

  public static final Instant TIME = Instant.parse("2026-01-08T00:00:00.123Z");
  private static final Instant EVENT = Instant.parse("2026-01-07T23:59:59Z");
  private static final int UNITS = 400;

  static {
    TrustedRecords.install();
  }

  private Decided() {}

  /** As the publisher records it: of slices only the units. */
  static DecisionRecord record(Experiment experiment, long seed, List<InterimLook> looks) {
    ExperimentSummaries summaries = summaries(seed);
    Recommendation recommendation =
        Recommendation.newBuilder(
                Analyses.analyse(experiment, summaries, looks, TIME).getRecommendation())
            .setChanges(List.of("The decision was continue; it is another."))
            .build();
    return new DecisionRecord(
        TIME,
        experiment,
        ExperimentSummaries.newBuilder(summaries)
            .setCells(
                summaries.getCells().stream()
                    .map(
                        cell ->
                            cell.getDimension() == null
                                ? cell
                                : CellSummary.newBuilder(cell).setMetrics(List.of()).build())
                    .toList())
            .build(),
        looks,
        recommendation);
  }

  public static Experiment experiment(DecisionMethod method, long required) {
    return Experiment.newBuilder()
        .setId("voices")
        .setVersion(3)
        .setName("Warm and brisk voices")
        .setType(ExperimentType.VOICE)
        .setState(ExperimentState.RUNNING)
        .setHypothesis(new Hypothesis("A warm voice completes more calls", 0.1, null))
        .setUnit(UnitType.CUSTOMER)
        .setVariants(List.of(variant("a", true), variant("b", false), variant("c", false)))
        .setMetrics(
            List.of(
                metric("completion", MetricType.BINARY, Aggregation.RATE),
                metric("turns", MetricType.COUNT, Aggregation.MEAN),
                metric("citations", MetricType.RATIO, Aggregation.RATE),
                metric("latency", MetricType.CONTINUOUS, Aggregation.P50)))
        .setPrimaryMetric("completion")
        .setSecondaryMetrics(List.of("citations", "latency"))
        .setGuardrails(
            List.of(Guardrail.newBuilder().setMetric("turns").setMaxDegradation(0.2).build()))
        .setTargeting(Targeting.newBuilder().build())
        .setDimensions(List.of("language"))
        .setRequiredSampleSize(required)
        .setDecisionPolicy(DecisionPolicy.newBuilder().setMethod(method).build())
        .setCreatedAt(Instant.EPOCH)
        .setStartedAt(Instant.parse("2026-01-01T00:00:00Z"))
        .build();
  }

  /** The treatment b completes more. */
  public static ExperimentSummaries summaries(long seed) {
    Random random = new Random(seed);
    List<CellSummary> cells = new ArrayList<>();
    for (String variant : List.of("a", "b", "c")) {
      double rate = variant.equals("b") ? 0.65 : 0.5;
      cells.add(cell(variant, UNITS, rate, random));
      for (String language : List.of("en", "hi")) {
        cells.add(
            CellSummary.newBuilder(cell(variant, UNITS / 2, rate, random))
                .setDimension("language")
                .setSliceValue(language)
                .build());
      }
    }
    return new ExperimentSummaries(
        "voices",
        1,
        List.of(
            new PartitionProgress(
                0, EVENT, Map.of("assay.sessions.v1", 1207L), Map.of(), List.of())),
        3L,
        cells,
        List.of());
  }

  private static CellSummary cell(String variant, int units, double rate, Random random) {
    Moments completion = new Moments();
    Moments turns = new Moments();
    RatioMoments citations = new RatioMoments();
    GroupedQuantiles latency = GroupedQuantiles.empty(GroupedQuantiles.GROUPS);
    int completed = 0;
    for (int unit = 0; unit < units; unit++) {
      boolean completes = random.nextDouble() < rate;
      completed += completes ? 1 : 0;
      completion.add(completes ? 1 : 0);
      turns.add(5 + random.nextGaussian());
      citations.add(random.nextInt(10), 10);
      latency.groupOf(variant + unit).add(800 * Math.exp(random.nextGaussian() / 4));
    }
    return CellSummary.newBuilder()
        .setVariantId(variant)
        .setWindow(WindowSize.TOTAL)
        .setUnits(units)
        .setMetrics(
            List.of(
                new MetricSummary("completion", (long) completed, completion.toState(), null),
                new MetricSummary("turns", (long) units, turns.toState(), null),
                new MetricSummary("citations", (long) units, citations.toState(), null),
                new MetricSummary("latency", (long) units, latency.toState(), null)))
        .build();
  }

  private static Variant variant(String id, boolean isControl) {
    return Variant.newBuilder()
        .setId(id)
        .setIsControl(isControl)
        .setTrafficBasisPoints(isControl ? 3334 : 3333)
        .build();
  }

  private static MetricDefinition metric(String name, MetricType type, Aggregation aggregation) {
    return MetricDefinition.newBuilder()
        .setName(name)
        .setType(type)
        .setAggregation(aggregation)
        .setHigherIsBetter(!name.equals("latency"))
        .setSource(new MetricSource(EventStream.SESSIONS, List.of(), null))
        .build();
  }
}
