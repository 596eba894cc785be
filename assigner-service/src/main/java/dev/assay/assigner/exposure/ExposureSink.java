package dev.assay.assigner.exposure;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Subject;
import dev.assay.schemas.avro.Experiment;
import java.time.Instant;

/** Is told of every exposure, each as often as it is given. */
@FunctionalInterface
public interface ExposureSink {

  /** Takes note of it and returns at once. */
  void publish(Experiment experiment, Subject subject, Assigned assigned, Instant at);
}
