package dev.assay.benchmarks.evaluation;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.assignment.PriorExposures;
import dev.assay.assigner.assignment.Subject;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.ExperimentType;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.serde.TrustedRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.infra.Blackhole;

/** The assigner's allocators, asked as it asks them when a call names no experiment. */
final class AssayEngine implements Engine {

  private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = STARTED.plus(Duration.ofDays(1));

  private final List<Allocator> allocators;
  private final PriorExposures exposures;

  private AssayEngine(List<Allocator> allocators, PriorExposures exposures) {
    this.allocators = allocators;
    this.exposures = exposures;
  }

  /** Of units of which no exposure is known. */
  static AssayEngine withoutExposures(List<Split> experiments) {
    return new AssayEngine(allocators(experiments), PriorExposures.NONE);
  }

  /** With the store of exposures on disk, in which each caller's are. */
  static AssayEngine sticky(List<Split> experiments) {
    List<Allocator> allocators = allocators(experiments);
    return new AssayEngine(allocators, ExposedCallers.store(allocators, NOW));
  }

  @Override
  public Call prepare(Caller caller) {
    return new Asked(allocators, subject(caller), exposures);
  }

  @Override
  public void close() {
    if (exposures instanceof ExposedCallers store) {
      store.close();
    }
  }

  static Subject subject(Caller caller) {
    return new Subject(caller.customerId(), null, caller.attributes());
  }

  private static List<Allocator> allocators(List<Split> experiments) {
    TrustedRecords.install();
    return experiments.stream().map(AssayEngine::experiment).map(Allocator::new).toList();
  }

  private static Experiment experiment(Split split) {
    return Experiment.newBuilder()
        .setId(split.id())
        .setVersion(1)
        .setName(split.id())
        .setType(ExperimentType.VOICE)
        .setState(ExperimentState.RUNNING)
        .setUnit(UnitType.CUSTOMER)
        .setVariants(Arrays.stream(Arm.values()).map(AssayEngine::variant).toList())
        .setMetrics(List.of())
        .setPrimaryMetric("")
        .setTargeting(
            Targeting.newBuilder()
                .setSegments(split.segment() == null ? List.of() : List.of(split.segment()))
                .build())
        .setRequiredSampleSize(10_000)
        .setCreatedAt(STARTED)
        .setStartedAt(STARTED)
        .setPhases(List.of(Phase.newBuilder().setFrom(STARTED).build()))
        .build();
  }

  private static Variant variant(Arm arm) {
    return Variant.newBuilder()
        .setId(arm.id())
        .setIsControl(arm == Arm.CONTROL)
        .setTrafficBasisPoints(100 * arm.percent())
        .build();
  }

  private record Asked(List<Allocator> allocators, Subject subject, PriorExposures exposures)
      implements Call {

    @Override
    public void evaluate(Blackhole results) {
      for (Allocator allocator : allocators) {
        results.consume(allocator.allocate(subject, NOW, exposures));
      }
    }

    @Override
    public List<String> variants() {
      return allocators.stream()
          .map(
              allocator ->
                  allocator.allocate(subject, NOW, exposures) instanceof Assigned assigned
                      ? assigned.variant().getId()
                      : NONE)
          .toList();
    }
  }
}
