package dev.assay.assigner.lifecycle;

import dev.assay.assigner.assignment.Audience;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an experiment's state. What is already as it is asked for stays as it is, version
 * and all. Times are kept to the millisecond.
 */
public final class Lifecycle {

  /** How long after its end an experiment can be resumed. The aggregator forgets units later. */
  public static final Duration RESUMABLE = Duration.ofDays(60);

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
            .setWinner(other.getWinner())
            .build();
    return aligned.equals(other);
  }

  /**
   * Refuses a change of a version that the caller has not seen.
   *
   * @param expected null: any
   * @throws WrongVersion if the experiment is at another version
   */
  public static void requireVersion(Experiment experiment, @Nullable Integer expected) {
    if (expected != null && expected != experiment.getVersion()) {
      throw new WrongVersion(experiment.getId(), expected, experiment.getVersion());
    }
  }

  /**
   * Opens the first phase of a draft.
   *
   * @param at from when on events count
   * @param all every experiment, this one too
   * @throws RefusedChange if it was ended before, or an exclusive experiment is in its way
   */
  public static Experiment start(Experiment experiment, Instant at, Collection<Experiment> all) {
    return switch (experiment.getState()) {
      case RUNNING -> experiment;
      case DRAFT ->
          run(experiment, all).setPhases(Phases.open(experiment, at)).setStartedAt(at).build();
      case STOPPED, GRADUATED -> throw refused(experiment, "a draft can be started; resume it");
      case UNKNOWN -> throw refused(experiment, "a draft can be started");
    };
  }

  /**
   * Closes the open phase.
   *
   * @param at from when on events count no more
   * @throws RefusedChange if it is not running, or its phase began at or after that time
   */
  public static Experiment stop(Experiment experiment, Instant at) {
    return switch (experiment.getState()) {
      case STOPPED -> experiment;
      case RUNNING ->
          change(experiment, ExperimentState.STOPPED)
              .setPhases(Phases.close(experiment, at))
              .setEndedAt(at)
              .build();
      case DRAFT, GRADUATED, UNKNOWN -> throw refused(experiment, "what runs can be stopped");
    };
  }

  /**
   * Opens another phase: takes back a stop or a graduation.
   *
   * @param at from when on events count again
   * @param all every experiment, this one too
   * @throws RefusedChange if it was never started, ended after that time or more than {@link
   *     #RESUMABLE} before, or an exclusive experiment is in its way
   */
  public static Experiment resume(Experiment experiment, Instant at, Collection<Experiment> all) {
    return switch (experiment.getState()) {
      case RUNNING -> experiment;
      case STOPPED, GRADUATED -> {
        requireEnded(experiment, at);
        requireRemembered(experiment, at);
        yield run(experiment, all)
            .setPhases(Phases.open(experiment, at))
            .setEndedAt(null)
            .setWinner(null)
            .build();
      }
      case DRAFT, UNKNOWN -> throw refused(experiment, "what was ended can be resumed");
    };
  }

  /**
   * Gives a variant to everybody whom the experiment is for.
   *
   * @param winner the id of one of the experiment's variants
   * @param at from when on events count no more and the winner holds
   * @throws RefusedChange if it was never started, has another winner, or began or ended after that
   *     time
   */
  public static Experiment graduate(Experiment experiment, String winner, Instant at) {
    return switch (experiment.getState()) {
      case GRADUATED -> {
        if (!winner.equals(experiment.getWinner())) {
          throw new RefusedChange(
              "Experiment '%s' is graduated with the winner '%s'; resume it before it graduates with '%s'."
                  .formatted(experiment.getId(), experiment.getWinner(), winner));
        }
        yield experiment;
      }
      case RUNNING ->
          graduated(experiment, winner, at).setPhases(Phases.close(experiment, at)).build();
      case STOPPED -> {
        requireEnded(experiment, at);
        yield graduated(experiment, winner, at).build();
      }
      case DRAFT, UNKNOWN -> throw refused(experiment, "what was started can graduate");
    };
  }

  private static Experiment.Builder graduated(Experiment experiment, String winner, Instant at) {
    return change(experiment, ExperimentState.GRADUATED).setWinner(winner).setEndedAt(at);
  }

  private static Experiment.Builder run(Experiment experiment, Collection<Experiment> all) {
    inTheWayOf(experiment, all)
        .ifPresent(
            other -> {
              throw new RefusedChange(
                  "Experiment '%s' is exclusive, and so is '%s', which is running for an audience that can overlap; stop '%s' first."
                      .formatted(experiment.getId(), other.getId(), other.getId()));
            });
    return change(experiment, ExperimentState.RUNNING);
  }

  private static Experiment.Builder change(Experiment experiment, ExperimentState state) {
    return Experiment.newBuilder(experiment)
        .setVersion(experiment.getVersion() + 1)
        .setState(state);
  }

  private static void requireEnded(Experiment experiment, Instant at) {
    Instant ended = Objects.requireNonNull(experiment.getEndedAt());
    if (at.isBefore(ended)) {
      throw new RefusedChange(
          "Experiment '%s' cannot be changed at %s; it was ended at %s."
              .formatted(experiment.getId(), at, ended));
    }
  }

  private static void requireRemembered(Experiment experiment, Instant at) {
    Instant ended = Objects.requireNonNull(experiment.getEndedAt());
    if (at.isAfter(ended.plus(RESUMABLE))) {
      throw new RefusedChange(
          "Experiment '%s' cannot be resumed at %s; it was ended at %s, and who took part is remembered for %d days. Define another one."
              .formatted(experiment.getId(), at, ended, RESUMABLE.toDays()));
    }
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

  private static RefusedChange refused(Experiment experiment, String allowed) {
    String state =
        switch (experiment.getState()) {
          case DRAFT -> "a draft";
          case RUNNING -> "running";
          case STOPPED -> "stopped";
          case GRADUATED -> "graduated";
          case UNKNOWN -> "in a state of a later version of Assay";
        };
    return new RefusedChange(
        "Experiment '%s' is %s; only %s.".formatted(experiment.getId(), state, allowed));
  }
}
