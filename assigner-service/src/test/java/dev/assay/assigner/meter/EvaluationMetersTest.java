package dev.assay.assigner.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Definitions;
import dev.assay.assigner.assignment.Allocation;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Cause;
import dev.assay.assigner.assignment.Allocation.Graduated;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.schemas.avro.AssignmentReason;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationMetersTest {

  private static final Experiment ONE = Definitions.running("one", "{\"k\":1}", "{\"k\":2}");
  private static final Experiment TWO = Definitions.running("two", "{\"k\":1}", "{\"k\":2}");
  private static final Variant CONTROL = ONE.getVariants().getFirst();
  private static final Allocation ASSIGNED =
      new Assigned("u", CONTROL, 17, 0.5, AssignmentReason.SPLIT);

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final EvaluationMeters meters = new EvaluationMeters(registry);

  @Test
  void countsByExperimentVariantAndReason() {
    count(ONE, ASSIGNED, false);
    count(ONE, ASSIGNED, false);
    count(ONE, ASSIGNED, true);
    count(TWO, new Graduated(CONTROL), false);
    count(ONE, new Unassigned(Cause.NOT_TARGETED), false);
    assertThat(assigned("one", "split")).isEqualTo(2);
    assertThat(assigned("one", "kept")).isEqualTo(1);
    assertThat(assigned("two", "graduated")).isEqualTo(1);
    assertThat(
            registry
                .get("assay.assignments.rejected")
                .tags("experiment", "one", "reason", "not_targeted")
                .counter()
                .count())
        .isEqualTo(1);
  }

  @Test
  void registersOnlyWhatWasCounted() {
    count(ONE, new Unassigned(Cause.PAUSED), false);
    assertThat(ofExperiment("one")).hasSize(1);
    assertThat(ofExperiment("two")).isEmpty();
  }

  @Test
  void removesTheMetersOfExperimentsThatAreGone() {
    count(ONE, ASSIGNED, false);
    count(ONE, new Unassigned(Cause.PAUSED), false);
    count(TWO, ASSIGNED, false);
    meters.keepOnly(Set.of("two"));
    assertThat(ofExperiment("one")).isEmpty();
    assertThat(ofExperiment("two")).hasSize(1);
  }

  @Test
  void timesAFewEvaluations() {
    for (int i = 0; i < 100_000; i++) {
      count(ONE, ASSIGNED, false);
    }
    assertThat(registry.get("assay.evaluation").timer().count()).isBetween(1_200L, 1_950L);
    assertThat(assigned("one", "split")).isEqualTo(100_000);
  }

  private void count(Experiment experiment, Allocation allocation, boolean isKept) {
    meters.ended(meters.begin(), experiment, allocation, isKept);
  }

  private double assigned(String experiment, String reason) {
    return registry
        .get("assay.assignments")
        .tags("experiment", experiment, "variant", "control", "reason", reason)
        .counter()
        .count();
  }

  private List<Meter> ofExperiment(String id) {
    return registry.getMeters().stream()
        .filter(meter -> id.equals(meter.getId().getTag("experiment")))
        .toList();
  }
}
