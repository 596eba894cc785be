package dev.assay.analyzer.alert;

import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.CrossoverCheck;
import dev.assay.schemas.avro.Decision;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.Guardrail;
import dev.assay.schemas.avro.GuardrailCheck;
import dev.assay.schemas.avro.Method;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.avro.Overall;
import dev.assay.schemas.avro.Recommendation;
import dev.assay.schemas.avro.SampleRatioCheck;
import dev.assay.schemas.avro.SliceAnalysis;
import dev.assay.schemas.avro.Status;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.VariantAnalysis;
import dev.assay.schemas.serde.TrustedRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An experiment with two treatments and a guardrail, and analyses of it in which all is well. */
final class AnalysisFixture {

  static {
    TrustedRecords.install();
  }

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  static final Instant DATA = Instant.parse("2019-11-24T10:00:00Z");
  static final Experiment EXPERIMENT =
      Experiment.newBuilder()
          .setId("greeting")
          .setVersion(2)
          .setName("Greeting")
          .setType(ExperimentType.PROMPT)
          .setState(ExperimentState.RUNNING)
          .setUnit(UnitType.CUSTOMER)
          .setVariants(
              List.of(
                  Variant.newBuilder()
                      .setId("control")
                      .setIsControl(true)
                      .setTrafficBasisPoints(5000)
                      .build(),
                  Variant.newBuilder().setId("warm").setTrafficBasisPoints(2500).build(),
                  Variant.newBuilder().setId("brief").setTrafficBasisPoints(2500).build()))
          .setMetrics(List.of(metric("booked"), metric("latency")))
          .setPrimaryMetric("booked")
          .setGuardrails(List.of(new Guardrail("latency", 0.02, 0.95)))
          .setTargeting(Targeting.newBuilder().build())
          .setRequiredSampleSize(10_000)
          .setCreatedAt(Instant.EPOCH)
          .build();

  private AnalysisFixture() {}

  /** All is well, and there are more data than a second before. */
  static Analysis.Builder sound(long seconds) {
    return at(seconds, seconds);
  }

  static Analysis.Builder at(long seconds, long data) {
    return Analysis.newBuilder()
        .setExperimentId("greeting")
        .setExperimentVersion(2)
        .setComputedAt(START.plus(Duration.ofSeconds(seconds)))
        .setDataUntil(DATA.plus(Duration.ofSeconds(data)))
        .setPartitionsAnswered(4)
        .setPartitionsExpected(4)
        .setOverall(overall(400, 40))
        .setVariants(
            List.of(
                new VariantAnalysis("control", true, 200L, List.of()),
                new VariantAnalysis("warm", false, 101L, List.of()),
                new VariantAnalysis("brief", false, 99L, List.of())))
        .setComparisons(List.of(guarded("warm", false), guarded("brief", false)))
        .setSampleRatio(split(0.7))
        .setRecommendation(recommendation(Decision.CONTINUE, null));
  }

  static Overall overall(long units, long observations) {
    return new Overall(
        units, 0L, List.of(estimate("booked", observations), estimate("latency", 4_000)));
  }

  static Comparison guarded(String treatment, boolean violated) {
    return Comparison.newBuilder()
        .setMetric("latency")
        .setControlId("control")
        .setTreatmentId(treatment)
        .setMethod(Method.WELCH_T)
        .setStatus(Status.OK)
        .setConfidenceLevel(0.95)
        .setLift(0.0512)
        .setGuardrail(
            GuardrailCheck.newBuilder()
                .setMaxDegradation(0.02)
                .setConfidenceLevel(0.95)
                .setPInferior(violated ? 0.00031 : 0.6)
                .setKept(false)
                .setViolated(violated)
                .build())
        .build();
  }

  static SampleRatioCheck split(@Nullable Double sequentialPValue) {
    return SampleRatioCheck.newBuilder()
        .setStatus(Status.OK)
        .setSequentialPValue(sequentialPValue)
        .build();
  }

  static SliceAnalysis slice(String value, double sequentialPValue) {
    return new SliceAnalysis("language", value, Map.of(), split(sequentialPValue), List.of());
  }

  static CrossoverCheck crossovers(double low) {
    return new CrossoverCheck(12L, 0.03, low, 0.05);
  }

  static Recommendation recommendation(
      Decision decision, @Nullable String winner, String... changes) {
    return Recommendation.newBuilder()
        .setExperimentId("greeting")
        .setExperimentVersion(2)
        .setTime(START)
        .setDecision(decision)
        .setWinner(winner)
        .setReasons(List.of("A reason."))
        .setChanges(List.of(changes))
        .build();
  }

  private static MetricDefinition metric(String name) {
    return MetricDefinition.newBuilder()
        .setName(name)
        .setType(MetricType.BINARY)
        .setAggregation(Aggregation.RATE)
        .setSource(new MetricSource(EventStream.FUNNEL, List.of(), null))
        .build();
  }

  private static MetricEstimate estimate(String metric, long observations) {
    return MetricEstimate.newBuilder()
        .setMetric(metric)
        .setUnits(400)
        .setObservations(observations)
        .build();
  }
}
