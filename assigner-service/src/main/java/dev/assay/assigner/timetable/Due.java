package dev.assay.assigner.timetable;

import dev.assay.schemas.avro.Experiment;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is due for an experiment.
 *
 * @param at the time from which it holds: the planned one, also when it is carried out late
 */
record Due(Action action, Instant at, String reason) {

  enum Action {
    START,
    COMPLETE
  }

  static Optional<Due> of(Experiment experiment, Instant now) {
    return switch (experiment.getState()) {
      case SCHEDULED -> due(Action.START, experiment.getPlannedStart(), now, "scheduled for ");
      case RUNNING, PAUSED ->
          due(Action.COMPLETE, experiment.getPlannedEnd(), now, "planned to end at ");
      default -> Optional.empty();
    };
  }

  private static Optional<Due> due(
      Action action, @Nullable Instant planned, Instant now, String reason) {
    return planned == null || planned.isAfter(now)
        ? Optional.empty()
        : Optional.of(new Due(action, planned, reason + planned));
  }
}
