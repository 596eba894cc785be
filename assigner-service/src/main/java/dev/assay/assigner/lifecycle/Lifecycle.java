package dev.assay.assigner.lifecycle;

import static dev.assay.schemas.avro.ExperimentState.COMPLETED;
import static dev.assay.schemas.avro.ExperimentState.DRAFT;
import static dev.assay.schemas.avro.ExperimentState.GRADUATED;
import static dev.assay.schemas.avro.ExperimentState.PAUSED;
import static dev.assay.schemas.avro.ExperimentState.RUNNING;
import static dev.assay.schemas.avro.ExperimentState.SCHEDULED;
import static dev.assay.schemas.avro.ExperimentState.STOPPED;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The changes of an experiment's state: {@code draft} to {@code scheduled} to {@code running}, to
 * {@code paused} and back, to {@code stopped} or {@code completed}, to {@code graduated}. What is
 * already as it is asked for stays as it is, version and all. Times are kept to the millisecond.
 */
public final class Lifecycle {

  /** How long after its end an experiment can be resumed. The aggregator forgets units later. */
  public static final Duration RESUMABLE = Duration.ofDays(60);

  private Lifecycle() {}

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
   * Refuses one more experiment where there are as many as there may be.
   *
   * @param present how many there are
   * @throws RefusedChange if there is no room
   */
  public static void requireRoom(int present, int most) {
    if (present >= most) {
      throw new RefusedChange(
          "There are %d experiments, and there may be %d (assay.experiments.most). Delete what was never started."
              .formatted(present, most));
    }
  }

  /**
   * Has a draft start later by itself.
   *
   * @param start when
   * @throws RefusedChange if it was started before, or is planned to end first
   */
  public static Experiment schedule(Experiment experiment, Instant start) {
    requireBeforeEnd(experiment, start);
    return switch (experiment.getState()) {
      case SCHEDULED ->
          start.equals(experiment.getPlannedStart())
              ? experiment
              : change(experiment, SCHEDULED).setPlannedStart(start).build();
      case DRAFT -> change(experiment, SCHEDULED).setPlannedStart(start).build();
      default -> throw refused(experiment, "a draft can be scheduled");
    };
  }

  /**
   * Has what was scheduled not start by itself any more.
   *
   * @throws RefusedChange if it was started before
   */
  public static Experiment unschedule(Experiment experiment) {
    return switch (experiment.getState()) {
      case DRAFT -> experiment;
      case SCHEDULED -> change(experiment, DRAFT).setPlannedStart(null).build();
      default -> throw refused(experiment, "what is scheduled can be unscheduled");
    };
  }

  /**
   * Opens the first phase.
   *
   * @param at from when on events count
   * @param all every experiment, this one too
   * @throws RefusedChange if it was ended before, or others are in its way
   */
  public static Experiment start(Experiment experiment, Instant at, Collection<Experiment> all) {
    return switch (experiment.getState()) {
      case RUNNING -> experiment;
      case DRAFT, SCHEDULED ->
          run(experiment, at, all).setPhases(Phases.open(experiment, at)).setStartedAt(at).build();
      case PAUSED, STOPPED, COMPLETED, GRADUATED ->
          throw refused(experiment, "a draft can be started; resume it");
      case UNKNOWN -> throw refused(experiment, "a draft can be started");
    };
  }

  /**
   * Takes nobody new in. Who takes part stays, and counts.
   *
   * @throws RefusedChange if it is not running
   */
  public static Experiment pause(Experiment experiment) {
    return switch (experiment.getState()) {
      case PAUSED -> experiment;
      case RUNNING -> change(experiment, PAUSED).build();
      default -> throw refused(experiment, "what runs can be paused");
    };
  }

  /**
   * Closes the open phase, before its end was planned.
   *
   * @param at from when on events count no more
   * @throws RefusedChange if it is not running, or its phase began at or after that time
   */
  public static Experiment stop(Experiment experiment, Instant at) {
    return experiment.getState() == STOPPED ? experiment : end(experiment, STOPPED, at);
  }

  /**
   * Closes the open phase, as it was planned.
   *
   * @param at from when on events count no more
   * @throws RefusedChange if it is not running, or its phase began at or after that time
   */
  public static Experiment complete(Experiment experiment, Instant at) {
    return experiment.getState() == COMPLETED ? experiment : end(experiment, COMPLETED, at);
  }

  private static Experiment end(Experiment experiment, ExperimentState state, Instant at) {
    return switch (experiment.getState()) {
      case RUNNING, PAUSED ->
          change(experiment, state).setPhases(Phases.close(experiment, at)).setEndedAt(at).build();
      default ->
          throw refused(
              experiment, "what runs can be " + (state == STOPPED ? "stopped" : "completed"));
    };
  }

  /**
   * Takes units in again: takes back a pause, or, with another phase, an end or a graduation.
   *
   * @param at from when on events count again
   * @param all every experiment, this one too
   * @throws RefusedChange if it was never started, ended after that time or more than {@link
   *     #RESUMABLE} before, or others are in its way
   */
  public static Experiment resume(Experiment experiment, Instant at, Collection<Experiment> all) {
    return switch (experiment.getState()) {
      case RUNNING -> experiment;
      case PAUSED -> change(experiment, RUNNING).build();
      case STOPPED, COMPLETED, GRADUATED -> {
        requireEnded(experiment, at);
        requireRemembered(experiment, at);
        yield run(experiment, at, all)
            .setPhases(Phases.open(experiment, at))
            .setEndedAt(null)
            .setWinner(null)
            .build();
      }
      case DRAFT, SCHEDULED, UNKNOWN -> throw refused(experiment, "what was ended can be resumed");
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
      case RUNNING, PAUSED ->
          graduated(experiment, winner, at).setPhases(Phases.close(experiment, at)).build();
      case STOPPED, COMPLETED -> {
        requireEnded(experiment, at);
        yield graduated(experiment, winner, at).build();
      }
      case DRAFT, SCHEDULED, UNKNOWN -> throw refused(experiment, "what was started can graduate");
    };
  }

  /**
   * Refuses to delete what has a history.
   *
   * @throws RefusedChange if it was ever started
   */
  public static void requireDeletable(Experiment experiment) {
    if (experiment.getState() != DRAFT && experiment.getState() != SCHEDULED) {
      throw refused(experiment, "what was never started can be deleted");
    }
  }

  /** The next version. */
  static Experiment.Builder change(Experiment experiment, ExperimentState state) {
    return Experiment.newBuilder(experiment)
        .setVersion(experiment.getVersion() + 1)
        .setState(state);
  }

  private static Experiment.Builder graduated(Experiment experiment, String winner, Instant at) {
    return change(experiment, GRADUATED).setWinner(winner).setEndedAt(at);
  }

  private static Experiment.Builder run(
      Experiment experiment, Instant at, Collection<Experiment> all) {
    requireBeforeEnd(experiment, at);
    return change(experiment, RUNNING).setLayer(new Neighbours(experiment, all).place());
  }

  private static void requireBeforeEnd(Experiment experiment, Instant at) {
    Instant end = experiment.getPlannedEnd();
    if (end != null && !end.isAfter(at)) {
      throw new RefusedChange(
          "Experiment '%s' cannot run from %s on; it is planned to end at %s. Change planned_end first."
              .formatted(experiment.getId(), at, end));
    }
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

  private static RefusedChange refused(Experiment experiment, String allowed) {
    String state =
        switch (experiment.getState()) {
          case DRAFT -> "a draft";
          case SCHEDULED -> "scheduled";
          case RUNNING -> "running";
          case PAUSED -> "paused";
          case STOPPED -> "stopped";
          case COMPLETED -> "completed";
          case GRADUATED -> "graduated";
          case UNKNOWN -> "in a state of a later version of Assay";
        };
    return new RefusedChange(
        "Experiment '%s' is %s; only %s.".formatted(experiment.getId(), state, allowed));
  }
}
