package dev.assay.assigner;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.schemas.avro.Experiment;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Experiments with two variants, {@code control} and {@code treatment}, half of the units each. */
public final class Definitions {

  /** When they were created and, those that run, started. */
  public static final Instant START = Instant.parse("2026-01-31T09:30:00Z");

  private Definitions() {}

  /** A draft on customers, for everybody; the overrides are JSON objects. */
  public static Experiment draft(String id, String control, String treatment) {
    return ExperimentReader.read(
        JsonText.read(
            """
            {"id": "%s", "name": "Test", "type": "voice", "unit": "customer",
             "variants": [
               {"id": "control", "is_control": true, "traffic_percentage": 50,
                "config_overrides": %s},
               {"id": "treatment", "traffic_percentage": 50, "config_overrides": %s}],
             "primary_metric": "conversation_completion_rate", "required_sample_size": 100}
            """
                .formatted(id, control, treatment)),
        START);
  }

  /** The same, running. */
  public static Experiment running(String id, String control, String treatment) {
    return Lifecycle.start(draft(id, control, treatment), START, List.of());
  }

  /** A customer that each of the experiments gives the variant. */
  public static String customerOf(String variant, Experiment... experiments) {
    for (int customer = 0; ; customer++) {
      String id = "customer-" + customer;
      if (List.of(experiments).stream().allMatch(experiment -> has(experiment, id, variant))) {
        return id;
      }
    }
  }

  private static boolean has(Experiment experiment, String customer, String variant) {
    return new Allocator(experiment).allocate(new Subject(customer, null, Map.of()), START)
            instanceof Assigned assigned
        && assigned.variant().getId().equals(variant);
  }
}
