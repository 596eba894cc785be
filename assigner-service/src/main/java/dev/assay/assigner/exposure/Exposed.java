package dev.assay.assigner.exposure;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Phase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * That a unit was exposed to a variant in a phase of an experiment, which counts once: what is
 * published again, after a restart or by another process, is a duplicate. An exposure in a later
 * phase is none, since a stop can be dated back before the earlier one.
 *
 * @param phase how many phases had begun
 */
record Exposed(String experimentId, int phase, String variantId, String unitId) {

  static Exposed of(Experiment experiment, Assigned assigned, Instant at) {
    return new Exposed(
        experiment.getId(), phase(experiment, at), assigned.variant().getId(), assigned.unitId());
  }

  /** How many phases had begun. */
  static int phase(Experiment experiment, Instant at) {
    int phase = 0;
    for (Phase begun : experiment.getPhases()) {
      if (!begun.getFrom().isAfter(at)) {
        phase++;
      }
    }
    return phase;
  }

  /** The same wherever it is made. The ids before the last hold no line break. */
  String eventId() {
    String name =
        String.join(
            "\n", phase > 1 ? "exposure-" + phase : "exposure", experimentId, variantId, unitId);
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
