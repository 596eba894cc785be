package dev.assay.assigner.exposure;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Subject;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.UnitType;
import java.time.Instant;

/** Makes the record of an exposure. */
final class Exposures {

  private Exposures() {}

  static Assignment of(Experiment experiment, Subject subject, Assigned assigned, Instant at) {
    return Assignment.newBuilder()
        .setEventId(Exposed.of(experiment, assigned, at).eventId())
        .setTime(at)
        .setExperimentId(experiment.getId())
        .setExperimentVersion(experiment.getVersion())
        .setUnitType(experiment.getUnit())
        .setUnitId(assigned.unitId())
        .setVariantId(assigned.variant().getId())
        .setCustomerId(subject.customerId())
        .setSessionId(subject.sessionId())
        .setReason(assigned.reason())
        .setBucket(assigned.bucket())
        .setPropensity(assigned.propensity())
        .setAttributes(subject.attributes())
        .build();
  }

  /** An exposure of nobody, to register the schema with. */
  static Assignment example() {
    return Assignment.newBuilder()
        .setEventId("")
        .setTime(Instant.EPOCH)
        .setExperimentId("")
        .setUnitType(UnitType.CUSTOMER)
        .setUnitId("")
        .setVariantId("")
        .build();
  }
}
