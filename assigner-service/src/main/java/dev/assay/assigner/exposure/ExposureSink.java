package dev.assay.assigner.exposure;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.PriorExposure;
import dev.assay.assigner.assignment.Subject;
import dev.assay.schemas.avro.Experiment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Is told of every exposure, each as often as it is given. */
@FunctionalInterface
public interface ExposureSink {

  /**
   * Takes note of it and returns at once.
   *
   * @return null when it stands; otherwise the exposure to another variant, on which the unit stays
   */
  @Nullable PriorExposure expose(
      Experiment experiment, Subject subject, Assigned assigned, Instant at);
}
