package dev.assay.assigner.lifecycle;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The times in which an experiment ran. Only the last phase can be open. */
final class Phases {

  private Phases() {}

  /** The phases with one more, that is open. */
  static List<Phase> open(Experiment experiment, Instant at) {
    List<Phase> phases = new ArrayList<>(experiment.getPhases());
    phases.add(new Phase(at, null));
    return phases;
  }

  /**
   * The phases with the last one closed.
   *
   * @throws RefusedChange if it would end before it began, or be empty
   */
  static List<Phase> close(Experiment experiment, Instant at) {
    List<Phase> phases = new ArrayList<>(experiment.getPhases());
    Phase last = phases.removeLast();
    if (!at.isAfter(last.getFrom())) {
      throw new RefusedChange(
          "Experiment '%s' cannot be ended at %s; it was started at %s."
              .formatted(experiment.getId(), at, last.getFrom()));
    }
    phases.add(new Phase(last.getFrom(), at));
    return phases;
  }
}
