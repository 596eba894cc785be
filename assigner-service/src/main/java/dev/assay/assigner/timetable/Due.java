package dev.assay.assigner.timetable;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WeightStep;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is due for an experiment. */
sealed interface Due {

  /** The time from which it holds: the planned one, also when it is carried out late. */
  Instant at();

  /** For the audit log. */
  String reason();

  record Start(Instant at, String reason) implements Due {}

  record Complete(Instant at, String reason) implements Due {}

  /**
   * Other weights.
   *
   * @param weights hundredths of a percent by variant
   */
  record Reweigh(Instant at, String reason, Map<String, Integer> weights) implements Due {}

  static Optional<Due> of(Experiment experiment, Instant now) {
    return switch (experiment.getState()) {
      case SCHEDULED ->
          reached(experiment.getPlannedStart(), now)
              .map(start -> new Start(start, "scheduled for " + start));
      case RUNNING, PAUSED ->
          reached(experiment.getPlannedEnd(), now)
              .<Due>map(end -> new Complete(end, "planned to end at " + end))
              .or(() -> weights(experiment, now));
      default -> Optional.empty();
    };
  }

  /** The latest step that was reached, unless the weights were changed since. */
  private static Optional<Due> weights(Experiment experiment, Instant now) {
    Instant started = Objects.requireNonNull(experiment.getStartedAt());
    WeightStep reached = null;
    for (WeightStep step : experiment.getWeightSteps()) {
      reached = started.plusMillis(step.getAfterMs()).isAfter(now) ? reached : step;
    }
    if (reached == null) {
      return Optional.empty();
    }
    Instant at = started.plusMillis(reached.getAfterMs());
    Map<String, Integer> weights = reached.getTrafficBasisPoints();
    Instant changed = experiment.getWeightsChangedAt();
    return weights.equals(present(experiment)) || (changed != null && !changed.isBefore(at))
        ? Optional.empty()
        : Optional.of(new Reweigh(at, "planned weights from " + at, weights));
  }

  private static Map<String, Integer> present(Experiment experiment) {
    return experiment.getVariants().stream()
        .collect(Collectors.toMap(Variant::getId, Variant::getTrafficBasisPoints));
  }

  private static Optional<Instant> reached(@Nullable Instant planned, Instant now) {
    return Optional.ofNullable(planned).filter(time -> !time.isAfter(now));
  }
}
