package dev.assay.assigner.exposure;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Subject;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.UnitType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Makes the record of an exposure. */
final class Exposures {

  private Exposures() {}

  static Assignment of(Experiment experiment, Subject subject, Assigned assigned, Instant at) {
    return Assignment.newBuilder()
        .setEventId(eventId(experiment, assigned, at))
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

  /**
   * The same for the same unit, experiment, variant and phase: an exposure that is published again,
   * after a restart or by another process, is a duplicate. One in a later phase is none, since a
   * stop can be dated back before the earlier one. The ids before the last hold no line break.
   */
  private static String eventId(Experiment experiment, Assigned assigned, Instant at) {
    long phase =
        experiment.getPhases().stream().filter(begun -> !begun.getFrom().isAfter(at)).count();
    String name =
        String.join(
            "\n",
            phase > 1 ? "exposure-" + phase : "exposure",
            experiment.getId(),
            assigned.variant().getId(),
            assigned.unitId());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
