package dev.assay.aggregator.topology;

import dev.assay.aggregator.attribution.AssignmentFact;
import dev.assay.aggregator.attribution.UnitId;
import dev.assay.aggregator.observation.Check;
import dev.assay.aggregator.observation.InvalidEventException;
import dev.assay.aggregator.observation.SubjectKey;
import dev.assay.schemas.avro.Assignment;
import java.util.Map;

/** Checks assignments and brings them into the form that attribution takes. */
final class Assignments {

  private static final int ATTRIBUTES = 20;

  private Assignments() {}

  /**
   * The unit that an assignment exposes.
   *
   * @throws InvalidEventException when the assignment makes no sense
   */
  static UnitId unit(String key, Assignment assignment) throws InvalidEventException {
    Check.notBlank("event_id", assignment.getEventId());
    Check.notBlank("experiment_id", assignment.getExperimentId());
    Check.notBlank("variant_id", assignment.getVariantId());
    Check.eventTime(assignment.getTime());
    SubjectKey.check(key, assignment.getCustomerId(), assignment.getSessionId());
    String expected =
        switch (assignment.getUnitType()) {
          case CUSTOMER -> assignment.getCustomerId();
          case SESSION -> assignment.getSessionId();
          case UNKNOWN ->
              throw new InvalidEventException("unit_type", "unknown", "customer, session");
        };
    if (!assignment.getUnitId().equals(expected)) {
      throw new InvalidEventException(
          "unit_id", assignment.getUnitId(), "the id of the unit type: " + expected);
    }
    if (assignment.getAttributes().size() > ATTRIBUTES) {
      throw new InvalidEventException(
          "attributes", assignment.getAttributes().size() + " of them", "at most " + ATTRIBUTES);
    }
    return new UnitId(assignment.getUnitType(), assignment.getUnitId());
  }

  static AssignmentFact fact(Assignment assignment) {
    return new AssignmentFact(
        assignment.getEventId(),
        assignment.getTime().toEpochMilli(),
        assignment.getVariantId(),
        Map.copyOf(assignment.getAttributes()));
  }
}
