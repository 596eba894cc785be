package dev.assay.assigner.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Examples;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Cause;
import dev.assay.assigner.assignment.Allocation.Graduated;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.schemas.avro.AssignmentReason;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import dev.assay.schemas.avro.Variant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class AllocatorTest {

  private static final Instant START = Instant.parse("2019-11-24T00:00:00Z");
  private static final Map<String, String> HINDI = Map.of("language", "hi");
  private static final Experiment RAG = started("exp_rag_timing_001");
  private static final int UNITS = 10_000;

  @Property(seed = "1")
  void aRampMovesNoUnit(
      @ForAll @StringLength(min = 1, max = 40) String unit,
      @ForAll @IntRange(max = 200) int earlier,
      @ForAll @IntRange(max = 200) int hours) {
    Allocation before = allocate(RAG, unit, earlier);
    if (before instanceof Assigned) {
      assertThat(allocate(RAG, unit, earlier + hours)).isEqualTo(before);
    }
  }

  @Test
  void aRampLetsInItsShare() {
    assertThat(share(RAG, 1)).isBetween(0.09, 0.11);
    assertThat(share(RAG, 24)).isBetween(0.28, 0.32);
    assertThat(share(RAG, 72)).isEqualTo(1.0);
  }

  @Test
  void variantsTakeConsecutiveRangesOfBuckets() {
    assertThat(units().map(unit -> allocate(RAG, unit, 72)))
        .allSatisfy(
            allocation -> {
              Assigned assigned = (Assigned) allocation;
              String expected =
                  assigned.bucket() < 3400
                      ? "sequential"
                      : assigned.bucket() < 6700 ? "treatment_a" : "treatment_b";
              assertThat(assigned.variant().getId()).isEqualTo(expected);
              assertThat(assigned.reason()).isEqualTo(AssignmentReason.TARGETING_MATCH);
            });
  }

  @Test
  void whatNoVariantTakesIsNotInTheExperiment() {
    Experiment half = halved(started("exp_voice_001"));
    List<Allocation> allocations = units().map(unit -> allocate(half, unit, 1)).toList();
    Unassigned outside = new Unassigned(Cause.IN_NO_VARIANT);
    assertThat(allocations.stream().filter(outside::equals).count()).isBetween(4800L, 5200L);
    assertThat(allocations)
        .filteredOn(Assigned.class::isInstance)
        .allSatisfy(allocation -> assertThat(((Assigned) allocation).propensity()).isEqualTo(0.5));
  }

  @Test
  void aTimeOutsideEveryPhaseAssignsNothing() {
    Subject subject = new Subject("c", null, HINDI);
    Instant stop = START.plus(Duration.ofHours(100));
    Allocator stopped = new Allocator(Lifecycle.stop(RAG, stop));
    Unassigned notRunning = new Unassigned(Cause.NOT_RUNNING);
    assertThat(stopped.allocate(subject, START.minusMillis(1))).isEqualTo(notRunning);
    assertThat(stopped.allocate(subject, stop)).isEqualTo(notRunning);
    assertThat(stopped.allocate(subject, stop.minusMillis(1))).isInstanceOf(Assigned.class);
  }

  @Test
  void aGapBetweenPhasesAssignsNothing() {
    Subject subject = new Subject("c", null, HINDI);
    Instant stop = START.plus(Duration.ofHours(100));
    Instant resume = stop.plus(Duration.ofHours(1));
    Allocator resumed =
        new Allocator(Lifecycle.resume(Lifecycle.stop(RAG, stop), resume, List.of()));
    assertThat(resumed.allocate(subject, stop)).isEqualTo(new Unassigned(Cause.NOT_RUNNING));
    Instant rampedUp = resume.plus(Duration.ofHours(100));
    assertThat(resumed.allocate(subject, rampedUp))
        .isEqualTo(resumed.allocate(subject, stop.minusMillis(1)));
  }

  @Test
  void everybodyWhomAGraduatedExperimentIsForGetsTheWinner() {
    Instant end = START.plus(Duration.ofHours(100));
    Experiment graduated = Lifecycle.graduate(halved(RAG), "treatment_b", end);
    Allocator allocator = new Allocator(graduated);
    Graduated winner = new Graduated(graduated.getVariants().getLast());
    assertThat(units().map(unit -> allocator.allocate(new Subject(unit, null, HINDI), end)))
        .containsOnly(winner);
    assertThat(allocator.allocate(new Subject(null, "s", HINDI), end)).isEqualTo(winner);
    assertThat(allocator.allocate(new Subject("c", null, Map.of()), end))
        .isEqualTo(new Unassigned(Cause.NOT_TARGETED));
    assertThat(units().map(unit -> allocator.allocate(new Subject(unit, null, HINDI), START)))
        .doesNotContain(winner);
  }

  @Test
  void theWinnerOfAStoppedExperimentHoldsFromTheGraduationOn() {
    Subject subject = new Subject("c", null, HINDI);
    Instant stop = START.plus(Duration.ofHours(100));
    Instant end = stop.plus(Duration.ofHours(1));
    Allocator allocator =
        new Allocator(Lifecycle.graduate(Lifecycle.stop(RAG, stop), "sequential", end));
    assertThat(allocator.allocate(subject, end.minusMillis(1)))
        .isEqualTo(new Unassigned(Cause.NOT_RUNNING));
    assertThat(allocator.allocate(subject, end)).isInstanceOf(Graduated.class);
  }

  @Test
  void targetingExcludesOtherAndMissingValues() {
    Allocator allocator = new Allocator(RAG);
    Instant late = START.plus(Duration.ofHours(100));
    Unassigned notTargeted = new Unassigned(Cause.NOT_TARGETED);
    assertThat(allocator.allocate(new Subject("c", null, Map.of("language", "ta")), late))
        .isEqualTo(notTargeted);
    assertThat(allocator.allocate(new Subject("c", null, Map.of()), late)).isEqualTo(notTargeted);
  }

  @Test
  void aUnitIsTheIdThatTheExperimentSays() {
    Experiment bySession =
        Experiment.newBuilder(started("exp_voice_001"))
            .setUnit(UnitType.SESSION)
            .setTargeting(Targeting.newBuilder().build())
            .build();
    Allocator allocator = new Allocator(bySession);
    assertThat(allocator.allocate(new Subject("c", null, Map.of()), START))
        .isEqualTo(new Unassigned(Cause.NO_UNIT_ID));
    Assigned assigned = (Assigned) allocator.allocate(new Subject("c", "s", Map.of()), START);
    assertThat(assigned.unitId()).isEqualTo("s");
    assertThat(assigned.reason()).isEqualTo(AssignmentReason.SPLIT);
  }

  @Test
  void whoWasExposedStaysThroughAPauseOtherWeightsAndOtherAttributes() {
    PriorExposures exposed = (experiment, unit) -> new PriorExposure("warm", 4711, 0.125);
    Experiment voice = started("exp_voice_001");
    Experiment paused = Lifecycle.pause(voice);
    Experiment changed =
        Experiment.newBuilder(halved(voice)).setWeightsChangedAt(START.plusSeconds(1)).build();
    Subject hindi = new Subject("c", null, HINDI);
    for (Experiment experiment : List.of(paused, changed)) {
      Assigned assigned =
          (Assigned) new Allocator(experiment).allocate(hindi, START.plusSeconds(2), exposed);
      assertThat(assigned.variant().getId()).isEqualTo("warm");
      assertThat(assigned.bucket()).isEqualTo(4711);
      assertThat(assigned.propensity()).isEqualTo(0.125);
    }
    Subject tamil = new Subject("c", null, Map.of("language", "ta"));
    assertThat(new Allocator(voice).allocate(tamil, START, exposed)).isInstanceOf(Assigned.class);
    Experiment stopped = Lifecycle.stop(voice, START.plusSeconds(1));
    assertThat(new Allocator(stopped).allocate(hindi, START.plusSeconds(2), exposed))
        .isEqualTo(new Unassigned(Cause.NOT_RUNNING));
    PriorExposures elsewhere = (experiment, unit) -> new PriorExposure("another", null, null);
    assertThat(new Allocator(paused).allocate(hindi, START.plusSeconds(2), elsewhere))
        .isEqualTo(new Unassigned(Cause.PAUSED));
  }

  @Test
  void exposuresAreNotAskedForWhereTheSplitSaysAll() {
    PriorExposures unasked =
        (experiment, unit) -> {
          throw new AssertionError("asked for " + unit);
        };
    Allocator allocator = new Allocator(started("exp_voice_001"));
    assertThat(allocator.allocate(new Subject("c", null, HINDI), START, unasked))
        .isInstanceOf(Assigned.class);
  }

  private static double share(Experiment experiment, int hours) {
    Stream<Allocation> allocations = units().map(unit -> allocate(experiment, unit, hours));
    return (double) allocations.filter(Assigned.class::isInstance).count() / UNITS;
  }

  private static Stream<String> units() {
    return IntStream.range(0, UNITS).mapToObj(unit -> "customer-" + unit);
  }

  private static Allocation allocate(Experiment experiment, String customer, int hours) {
    return new Allocator(experiment)
        .allocate(new Subject(customer, null, HINDI), START.plus(Duration.ofHours(hours)));
  }

  private static Experiment started(String id) {
    Experiment draft = ExperimentReader.read(JsonText.read(Examples.text(id)), START);
    return Lifecycle.start(draft, START, List.of());
  }

  private static Experiment halved(Experiment experiment) {
    List<Variant> variants =
        experiment.getVariants().stream()
            .map(variant -> Variant.newBuilder(variant).setTrafficBasisPoints(2500).build())
            .toList();
    return Experiment.newBuilder(experiment).setVariants(variants).build();
  }
}
