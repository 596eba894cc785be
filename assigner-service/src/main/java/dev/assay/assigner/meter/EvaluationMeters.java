package dev.assay.assigner.meter;

import dev.assay.assigner.assignment.Allocation;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Graduated;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.schemas.avro.Experiment;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Counts what experiments say, and how long it takes them. Safe for use by several threads. */
public final class EvaluationMeters {

  /** Looking at the clock takes as long as an evaluation: one of so many is timed. */
  private static final int TIMED_ONE_OF = 64;

  private static final String KEPT = "kept";
  private static final String GRADUATED = "graduated";

  private final MeterRegistry registry;
  private final Timer timer;
  private final Map<String, ExperimentMeters> byExperiment = new ConcurrentHashMap<>();

  public EvaluationMeters(MeterRegistry registry) {
    this.registry = registry;
    this.timer =
        Timer.builder("assay.evaluation")
            .description("Evaluations of one experiment for one caller; one of 64 is timed.")
            .serviceLevelObjectives(
                Duration.ofNanos(500),
                Duration.ofNanos(1_000),
                Duration.ofNanos(5_000),
                Duration.ofNanos(10_000),
                Duration.ofNanos(50_000),
                Duration.ofNanos(100_000),
                Duration.ofMillis(1),
                Duration.ofMillis(10))
            .register(registry);
  }

  /** The time at which an evaluation begins; 0 when it is not timed. */
  public long begin() {
    return ThreadLocalRandom.current().nextInt(TIMED_ONE_OF) == 0 ? System.nanoTime() | 1 : 0;
  }

  /**
   * Counts an evaluation.
   *
   * @param begun what {@link #begin} gave
   * @param isKept whether a live session stays on what it had
   */
  public void ended(long begun, Experiment experiment, Allocation allocation, boolean isKept) {
    if (begun != 0) {
      timer.record(Duration.ofNanos(System.nanoTime() - begun));
    }
    ExperimentMeters meters = of(experiment.getId());
    switch (allocation) {
      case Assigned assigned ->
          meters.assigned(
              assigned.variant().getId(),
              isKept ? KEPT : ExperimentMeters.label(assigned.reason()));
      case Graduated graduated ->
          meters.assigned(graduated.winner().getId(), isKept ? KEPT : GRADUATED);
      case Unassigned unassigned -> meters.unassigned(unassigned.cause());
    }
  }

  /** Removes the meters of all other experiments. */
  public void keepOnly(Set<String> experiments) {
    byExperiment.forEach(
        (id, meters) -> {
          if (!experiments.contains(id)) {
            byExperiment.remove(id);
            meters.remove();
          }
        });
  }

  private ExperimentMeters of(String experimentId) {
    ExperimentMeters known = byExperiment.get(experimentId);
    return known == null
        ? byExperiment.computeIfAbsent(experimentId, id -> new ExperimentMeters(registry, id))
        : known;
  }
}
