package dev.assay.assigner.lifecycle;

import dev.assay.assigner.assignment.Audience;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.Phase;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The changes of an experiment's state. Times are kept to the millisecond. */
public final class Lifecycle {

  private Lifecycle() {}

  /** Whether two experiments are defined alike, whatever became of each since. */
  public static boolean sameDefinition(Experiment one, Experiment other) {
    Experiment aligned =
        Experiment.newBuilder(one)
            .setVersion(other.getVersion())
            .setState(other.getState())
            .setPhases(other.getPhases())
            .setCreatedAt(other.getCreatedAt())
            .setStartedAt(other.getStartedAt())
            .setEndedAt(other.getEndedAt())
            .build();
    return aligned.equals(other);
  }

  /**
   * Opens a phase.
   *
   * @param at from when on events count
   * @param all every experiment, this one too
   * @throws RefusedChange if it is not a draft, or an exclusive experiment is in its way
   */
  public static Experiment start(Experiment experiment, Instant at, Collection<Experiment> all) {
    if (experiment.getState() != ExperimentState.DRAFT) {
      throw new RefusedChange(
          "Experiment '%s' is %s; only a draft can be started."
              .formatted(experiment.getId(), name(experiment)));
    }
    inTheWayOf(experiment, all)
        .ifPresent(
            other -> {
              throw new RefusedChange(
                  "Experiment '%s' is exclusive, and so is '%s', which is running for an audience that can overlap; stop '%s' first."
                      .formatted(experiment.getId(), other.getId(), other.getId()));
            });
    return Experiment.newBuilder(experiment)
        .setVersion(experiment.getVersion() + 1)
        .setState(ExperimentState.RUNNING)
        .setPhases(List.of(new Phase(at, null)))
        .setStartedAt(at)
        .build();
  }

  /**
   * Closes the open phase.
   *
   * @param at from when on events count no more
   * @throws RefusedChange if it is not running, or was started at or after that time
   */
  public static Experiment stop(Experiment experiment, Instant at) {
    if (experiment.getState() != ExperimentState.RUNNING) {
      throw new RefusedChange(
          "Experiment '%s' is %s; only a running experiment can be stopped."
              .formatted(experiment.getId(), name(experiment)));
    }
    Phase open = experiment.getPhases().getLast();
    if (!at.isAfter(open.getFrom())) {
      throw new RefusedChange(
          "Experiment '%s' cannot be stopped at %s; it was started at %s."
              .formatted(experiment.getId(), at, open.getFrom()));
    }
    return Experiment.newBuilder(experiment)
        .setVersion(experiment.getVersion() + 1)
        .setState(ExperimentState.STOPPED)
        .setPhases(List.of(new Phase(open.getFrom(), at)))
        .setEndedAt(at)
        .build();
  }

  private static Optional<Experiment> inTheWayOf(
      Experiment experiment, Collection<Experiment> all) {
    if (!experiment.getExclusive()) {
      return Optional.empty();
    }
    return all.stream()
        .filter(other -> !other.getId().equals(experiment.getId()))
        .filter(other -> other.getState() == ExperimentState.RUNNING && other.getExclusive())
        .filter(other -> Audience.canOverlap(experiment.getTargeting(), other.getTargeting()))
        .findFirst();
  }

  private static String name(Experiment experiment) {
    return switch (experiment.getState()) {
      case DRAFT -> "a draft";
      case RUNNING -> "running";
      case STOPPED -> "stopped";
      case GRADUATED -> "graduated";
      case UNKNOWN -> "in a state of a later version of Assay";
    };
  }
}
