package dev.assay.assigner.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Examples;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Cause;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Holdout;
import dev.assay.schemas.avro.Layer;
import dev.assay.schemas.avro.Targeting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharesTest {

  private static final Instant START = Instant.parse("2019-11-24T00:00:00Z");
  private static final int UNITS = 20_000;

  @Test
  void aLayersExperimentsHaveNoUnitInCommon() {
    Experiment first = running("first", draft -> draft.setLayer(new Layer("rag", 5000, null)));
    Experiment second =
        running("second", draft -> draft.setLayer(new Layer("rag", 2500, null)), List.of(first));
    Set<String> inFirst = assigned(first);
    Set<String> inSecond = assigned(second);
    assertThat(Objects.requireNonNull(second.getLayer()).getFirstBucket()).isEqualTo(5000);
    assertThat(inFirst).hasSizeBetween(9_700, 10_300).doesNotContainAnyElementsOf(inSecond);
    assertThat(inSecond).hasSizeBetween(4_800, 5_200);
    assertThat(causes(first)).containsOnly(Cause.ELSEWHERE_IN_LAYER);
  }

  @Test
  void whoWasExposedInAnotherPartOfTheLayerIsLeftToOthers() {
    Experiment first = running("first", draft -> draft.setLayer(new Layer("rag", 5000, null)));
    Allocator allocator = new Allocator(first);
    PriorExposures exposed = (experiment, unit) -> new PriorExposure("control", null, null);
    assertThat(
            IntStream.range(0, 100)
                .mapToObj(unit -> new Subject("u" + unit, null, Map.of()))
                .map(unit -> allocator.allocate(unit, START, exposed)))
        .contains(new Unassigned(Cause.ELSEWHERE_IN_LAYER));
  }

  @Test
  void aHoldoutHoldsTheSameUnitsOutOfEach() {
    Experiment first = running("first", draft -> draft.setHoldout(new Holdout("quarter", 500)));
    Experiment second = running("second", draft -> draft.setHoldout(new Holdout("quarter", 500)));
    assertThat(assigned(first)).hasSizeBetween(18_850, 19_150).isEqualTo(assigned(second));
    assertThat(causes(first)).containsOnly(Cause.HELD_OUT);
  }

  @Test
  void aSampleIsDrawnForEachExperimentAnew() {
    Targeting tenth = Targeting.newBuilder().setSampleBasisPoints(1000).build();
    Set<String> first = assigned(running("first", draft -> draft.setTargeting(tenth)));
    Set<String> second = assigned(running("second", draft -> draft.setTargeting(tenth)));
    assertThat(first).hasSizeBetween(1_850, 2_150);
    assertThat(first.stream().filter(second::contains).count()).isBetween(140L, 260L);
  }

  @Test
  void aPausedExperimentTakesNobodyIn() {
    Experiment paused = Lifecycle.pause(running("paused", draft -> draft));
    assertThat(assigned(paused)).isEmpty();
    assertThat(causes(paused)).containsOnly(Cause.PAUSED);
  }

  private interface Change {
    Experiment.Builder apply(Experiment.Builder draft);
  }

  private static Experiment running(String id, Change change) {
    return running(id, change, List.of());
  }

  private static Experiment running(String id, Change change, List<Experiment> others) {
    Experiment draft = ExperimentReader.read(JsonText.read(Examples.text("exp_voice_001")), START);
    Experiment.Builder everybody =
        Experiment.newBuilder(draft).setId(id).setTargeting(Targeting.newBuilder().build());
    return Lifecycle.start(change.apply(everybody).build(), START, others);
  }

  private static Set<String> assigned(Experiment experiment) {
    Allocator allocator = new Allocator(experiment);
    return units()
        .filter(unit -> allocator.allocate(unit, START) instanceof Assigned)
        .map(Subject::key)
        .collect(Collectors.toSet());
  }

  private static Set<Cause> causes(Experiment experiment) {
    Allocator allocator = new Allocator(experiment);
    return units()
        .map(unit -> allocator.allocate(unit, START))
        .filter(Unassigned.class::isInstance)
        .map(allocation -> ((Unassigned) allocation).cause())
        .collect(Collectors.toSet());
  }

  private static Stream<Subject> units() {
    return IntStream.range(0, UNITS)
        .mapToObj(unit -> new Subject("customer-" + unit, "session-" + unit, Map.of()));
  }
}
