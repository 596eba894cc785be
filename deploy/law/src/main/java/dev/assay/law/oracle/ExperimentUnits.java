package dev.assay.law.oracle;

import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The units that take part in an experiment.
 *
 * @param crossovers units that were assigned to more than one variant; they are not exposed
 */
record ExperimentUnits(List<ExposedUnit> exposed, long crossovers) {

  private static final Comparator<Assignment> EARLIEST_FIRST =
      Comparator.comparing(Assignment::getTime).thenComparing(Assignment::getEventId);

  /**
   * @param eventsByUnit the events of each unit of the experiment's unit type
   */
  static ExperimentUnits of(
      Experiment experiment,
      List<Assignment> assignments,
      Map<String, List<Observation>> eventsByUnit) {
    Map<String, List<Assignment>> byUnit = new HashMap<>();
    for (Assignment assignment : assignments) {
      if (assignment.getExperimentId().equals(experiment.getId())
          && assignment.getUnitType() == experiment.getUnit()
          && isInPhase(experiment, assignment.getTime())) {
        byUnit.computeIfAbsent(assignment.getUnitId(), unit -> new ArrayList<>()).add(assignment);
      }
    }
    List<ExposedUnit> exposed = new ArrayList<>();
    long crossovers = 0;
    for (var unit : byUnit.entrySet()) {
      List<Assignment> ofUnit = unit.getValue();
      if (ofUnit.stream().map(Assignment::getVariantId).distinct().count() > 1) {
        crossovers++;
      } else {
        Assignment earliest = ofUnit.stream().min(EARLIEST_FIRST).orElseThrow();
        List<Observation> events = eventsByUnit.getOrDefault(unit.getKey(), List.of());
        exposed.add(exposed(experiment, earliest, events));
      }
    }
    return new ExperimentUnits(exposed, crossovers);
  }

  private static ExposedUnit exposed(
      Experiment experiment, Assignment earliest, List<Observation> events) {
    List<Observation> attributed =
        events.stream()
            .filter(event -> !event.time().isBefore(earliest.getTime()))
            .filter(event -> isInPhase(experiment, event.time()))
            .toList();
    return new ExposedUnit(
        earliest.getVariantId(), earliest.getTime(), earliest.getAttributes(), attributed);
  }

  private static boolean isInPhase(Experiment experiment, Instant time) {
    for (Phase phase : experiment.getPhases()) {
      boolean begun = !time.isBefore(phase.getFrom());
      boolean over = phase.getUntil() != null && !time.isBefore(phase.getUntil());
      if (begun && !over) {
        return true;
      }
    }
    return false;
  }
}
