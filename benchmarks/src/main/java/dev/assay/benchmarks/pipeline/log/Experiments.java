package dev.assay.benchmarks.pipeline.log;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.serde.TrustedRecords;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** The running experiments, all alike. */
public final class Experiments {

  /** The variants of each experiment. */
  public static final List<String> VARIANTS = List.of("control", "treatment_a", "treatment_b");

  /** The first call comes at this time. */
  static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  static {
    TrustedRecords.install();
  }

  private Experiments() {}

  /** The id of the experiment at a position. */
  public static String id(int position) {
    return "exp_%04d".formatted(position);
  }

  /** So many of them, as their topic has them. */
  public static List<LogRecord> of(int count) {
    return IntStream.range(0, count)
        .mapToObj(Experiments::experiment)
        .map(Experiments::record)
        .toList();
  }

  /** An experiment as the topic has it. */
  public static LogRecord record(Experiment experiment) {
    return new LogRecord(
        Topics.EXPERIMENTS,
        experiment.getCreatedAt().toEpochMilli(),
        experiment.getId(),
        experiment);
  }

  private static Experiment experiment(int position) {
    Instant begun = START.minus(Duration.ofDays(1));
    return Experiment.newBuilder()
        .setId(id(position))
        .setVersion(2)
        .setName(id(position))
        .setType(ExperimentType.PROMPT)
        .setState(ExperimentState.RUNNING)
        .setUnit(UnitType.CUSTOMER)
        .setVariants(VARIANTS.stream().map(Experiments::variant).toList())
        .setMetrics(CallMetric.definitions())
        .setPrimaryMetric(CallMetric.COMPLETION.name())
        .setTargeting(Targeting.newBuilder().build())
        .setRequiredSampleSize(5_000)
        .setPhases(List.of(new Phase(begun, null)))
        .setCreatedAt(begun)
        .setStartedAt(begun)
        .build();
  }

  private static Variant variant(String id) {
    boolean control = id.equals(VARIANTS.getFirst());
    return Variant.newBuilder()
        .setId(id)
        .setIsControl(control)
        .setTrafficBasisPoints(control ? 3_400 : 3_300)
        .build();
  }
}
