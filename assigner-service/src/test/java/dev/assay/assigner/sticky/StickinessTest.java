package dev.assay.assigner.sticky;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Definitions;
import dev.assay.assigner.assignment.Allocation;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocator;
import dev.assay.assigner.assignment.PriorExposure;
import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.assigner.lifecycle.Redefinition;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.RampStep;
import dev.assay.schemas.avro.Variant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is done to a running experiment, nobody who was exposed is moved. */
class StickinessTest {

  private static final int UNITS = 200;

  @Property(tries = 200)
  void noExposedUnitEverMoves(
      @ForAll @Size(max = 8) List<@IntRange(min = 0, max = 4) Integer> changes,
      @ForAll @IntRange(min = 0, max = 100) int weight) {
    Map<String, PriorExposure> exposed = new HashMap<>();
    Instant at = Definitions.START.plusSeconds(1);
    Experiment experiment = Definitions.running("e", "{\"k\":1}", "{\"k\":2}");
    expose(experiment, at, exposed);
    for (int change : changes) {
      at = at.plusSeconds(60);
      experiment = changed(experiment, change, weight, at);
      expose(experiment, at, exposed);
    }
    assertThat(exposed).isNotEmpty();
  }

  /** Asks for every unit, and holds what it gets against what it had. */
  private static void expose(
      Experiment experiment, Instant at, Map<String, PriorExposure> exposed) {
    Allocator allocator = new Allocator(experiment);
    for (int unit = 0; unit < UNITS; unit++) {
      Subject subject = new Subject("u" + unit, null, Map.of());
      PriorExposure before = exposed.get("u" + unit);
      Allocation allocation =
          allocator.allocate(subject, at, (experimentId, unitId) -> exposed.get(unitId));
      if (allocation instanceof Assigned assigned) {
        PriorExposure given =
            new PriorExposure(assigned.variant().getId(), assigned.bucket(), assigned.propensity());
        assertThat(given).isEqualTo(before == null ? given : before);
        exposed.put("u" + unit, given);
      } else {
        boolean isOver = experiment.getEndedAt() != null;
        assertThat(before)
            .as("out of %s", experiment.getState())
            .matches(had -> had == null || isOver);
      }
    }
  }

  private static Experiment changed(Experiment experiment, int change, int weight, Instant at) {
    boolean runs =
        experiment.getState() == ExperimentState.RUNNING
            || experiment.getState() == ExperimentState.PAUSED;
    if (!runs) {
      return Lifecycle.resume(experiment, at, List.of());
    }
    return switch (change) {
      case 0 -> Redefinition.apply(experiment, weighted(experiment, weight), at);
      case 1 -> Redefinition.apply(experiment, weighted(experiment, 100 - weight), at);
      case 2 -> Lifecycle.stop(experiment, at);
      case 3 ->
          experiment.getState() == ExperimentState.PAUSED
              ? Lifecycle.resume(experiment, at, List.of())
              : Lifecycle.pause(experiment);
      // A later phase begins its ramp anew.
      default ->
          Experiment.newBuilder(experiment)
              .setRamp(List.of(new RampStep(0L, 2000), new RampStep(3_600_000L, 10_000)))
              .build();
    };
  }

  /** The variants' shares, which can leave some for none of them. */
  private static Experiment weighted(Experiment experiment, int percent) {
    List<Variant> variants = new ArrayList<>();
    int share = percent * 100;
    for (Variant variant : experiment.getVariants()) {
      variants.add(Variant.newBuilder(variant).setTrafficBasisPoints(share).build());
      share = (10_000 - share) / 2;
    }
    return Experiment.newBuilder(experiment).setVariants(variants).build();
  }
}
