package dev.assay.assigner.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.assigner.Examples;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.Holdout;
import dev.assay.schemas.avro.Layer;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.Targeting;
import dev.assay.schemas.avro.UnitType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private static final Instant START = Instant.parse("2019-11-24T00:00:00Z");
  private static final Instant STOP = START.plusSeconds(3600);
  private static final Instant LATER = STOP.plusSeconds(3600);
  private static final Experiment DRAFT =
      ExperimentReader.read(JsonText.read(Examples.text("exp_rag_timing_001")), START);
  private static final Experiment RUNNING = Lifecycle.start(DRAFT, START, List.of(DRAFT));
  private static final Experiment STOPPED = Lifecycle.stop(RUNNING, STOP);

  @Test
  void refusesMoreExperimentsThanThereMayBe() {
    assertThatCode(() -> Lifecycle.requireRoom(9, 10)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Lifecycle.requireRoom(10, 10))
        .isInstanceOf(RefusedChange.class)
        .hasMessageContaining("There are 10 experiments")
        .hasMessageContaining("assay.experiments.most");
  }

  @Test
  void aStartOpensAPhaseAndAStopClosesIt() {
    assertThat(RUNNING.getState()).isEqualTo(ExperimentState.RUNNING);
    assertThat(RUNNING.getPhases()).containsExactly(new Phase(START, null));
    assertThat(STOPPED.getState()).isEqualTo(ExperimentState.STOPPED);
    assertThat(STOPPED.getPhases()).containsExactly(new Phase(START, STOP));
    assertThat(STOPPED.getVersion()).isEqualTo(3);
    assertThat(Redefinition.isSame(DRAFT, STOPPED)).isTrue();
  }

  @Test
  void aResumeOpensAnotherPhase() {
    Experiment resumed = Lifecycle.resume(STOPPED, LATER, List.of(STOPPED));
    assertThat(resumed.getState()).isEqualTo(ExperimentState.RUNNING);
    assertThat(resumed.getVersion()).isEqualTo(4);
    assertThat(resumed.getPhases()).containsExactly(new Phase(START, STOP), new Phase(LATER, null));
    assertThat(resumed.getStartedAt()).isEqualTo(START);
    assertThat(resumed.getEndedAt()).isNull();
    Instant end = LATER.plusMillis(1);
    assertThat(Lifecycle.stop(resumed, end).getPhases())
        .containsExactly(new Phase(START, STOP), new Phase(LATER, end));
    assertThat(Lifecycle.resume(STOPPED, STOP, List.of()).getPhases())
        .containsExactly(new Phase(START, STOP), new Phase(STOP, null));
  }

  @Test
  void aGraduationClosesThePhaseAndNamesTheWinner() {
    Experiment graduated = Lifecycle.graduate(RUNNING, "treatment_a", STOP);
    assertThat(graduated.getState()).isEqualTo(ExperimentState.GRADUATED);
    assertThat(graduated.getVersion()).isEqualTo(3);
    assertThat(graduated.getWinner()).isEqualTo("treatment_a");
    assertThat(graduated.getPhases()).containsExactly(new Phase(START, STOP));
    assertThat(graduated.getEndedAt()).isEqualTo(STOP);
    assertThat(Redefinition.isSame(DRAFT, graduated)).isTrue();

    Experiment afterStop = Lifecycle.graduate(STOPPED, "sequential", LATER);
    assertThat(afterStop.getPhases()).containsExactly(new Phase(START, STOP));
    assertThat(afterStop.getEndedAt()).isEqualTo(LATER);

    Experiment resumed = Lifecycle.resume(afterStop, LATER, List.of());
    assertThat(resumed.getWinner()).isNull();
    assertThat(resumed.getPhases()).containsExactly(new Phase(START, STOP), new Phase(LATER, null));
  }

  @Test
  void whatIsAlreadySoStaysAsItIs() {
    Experiment graduated = Lifecycle.graduate(RUNNING, "treatment_a", STOP);
    assertThat(Lifecycle.start(RUNNING, LATER, List.of())).isEqualTo(RUNNING);
    assertThat(Lifecycle.resume(RUNNING, LATER, List.of())).isEqualTo(RUNNING);
    assertThat(Lifecycle.stop(STOPPED, LATER)).isEqualTo(STOPPED);
    assertThat(Lifecycle.graduate(graduated, "treatment_a", LATER)).isEqualTo(graduated);
  }

  @Test
  void whatTheStateForbidsIsRefused() {
    Experiment graduated = Lifecycle.graduate(RUNNING, "treatment_a", LATER);
    assertRefused(() -> Lifecycle.start(STOPPED, LATER, List.of()), "is stopped");
    assertRefused(() -> Lifecycle.start(graduated, LATER, List.of()), "is graduated");
    assertRefused(() -> Lifecycle.stop(DRAFT, STOP), "is a draft");
    assertRefused(() -> Lifecycle.stop(graduated, LATER), "is graduated");
    assertRefused(() -> Lifecycle.resume(DRAFT, LATER, List.of()), "is a draft");
    assertRefused(() -> Lifecycle.graduate(DRAFT, "treatment_a", LATER), "is a draft");
    assertRefused(() -> Lifecycle.graduate(graduated, "treatment_b", LATER), "'treatment_a'");
    Experiment later = Experiment.newBuilder(DRAFT).setState(ExperimentState.UNKNOWN).build();
    assertRefused(() -> Lifecycle.start(later, LATER, List.of()), "a later version");
  }

  @Test
  void timesDoNotGoBack() {
    Experiment graduated = Lifecycle.graduate(STOPPED, "treatment_a", LATER);
    assertRefused(() -> Lifecycle.stop(RUNNING, START), START.toString());
    assertRefused(() -> Lifecycle.graduate(RUNNING, "treatment_a", START), START.toString());
    assertRefused(
        () -> Lifecycle.graduate(STOPPED, "treatment_a", STOP.minusMillis(1)), STOP.toString());
    assertRefused(() -> Lifecycle.resume(STOPPED, STOP.minusMillis(1), List.of()), STOP.toString());
    Instant last = STOP.plus(Lifecycle.RESUMABLE);
    assertThat(Lifecycle.resume(STOPPED, last, List.of()).getState())
        .isEqualTo(ExperimentState.RUNNING);
    assertRefused(() -> Lifecycle.resume(STOPPED, last.plusMillis(1), List.of()), "for 60 days");
    assertRefused(
        () -> Lifecycle.resume(graduated, LATER.minusMillis(1), List.of()), LATER.toString());
  }

  @Test
  void aScheduleHoldsUntilTheStart() {
    Experiment scheduled = Lifecycle.schedule(DRAFT, LATER);
    assertThat(scheduled.getState()).isEqualTo(ExperimentState.SCHEDULED);
    assertThat(scheduled.getPlannedStart()).isEqualTo(LATER);
    assertThat(Lifecycle.schedule(scheduled, LATER)).isEqualTo(scheduled);
    assertThat(Lifecycle.schedule(scheduled, STOP).getPlannedStart()).isEqualTo(STOP);
    Experiment taken = Lifecycle.unschedule(scheduled);
    assertThat(taken.getState()).isEqualTo(ExperimentState.DRAFT);
    assertThat(taken.getPlannedStart()).isNull();
    assertThat(Lifecycle.unschedule(DRAFT)).isEqualTo(DRAFT);
    assertThat(Lifecycle.start(scheduled, LATER, List.of()).getPhases())
        .containsExactly(new Phase(LATER, null));
    assertRefused(() -> Lifecycle.schedule(RUNNING, LATER), "is running");
    assertRefused(() -> Lifecycle.unschedule(RUNNING), "is running");
    Experiment ending = Experiment.newBuilder(DRAFT).setPlannedEnd(LATER).build();
    assertRefused(() -> Lifecycle.schedule(ending, LATER), "planned to end");
  }

  @Test
  void aPauseLeavesThePhaseOpen() {
    Experiment paused = Lifecycle.pause(RUNNING);
    assertThat(paused.getState()).isEqualTo(ExperimentState.PAUSED);
    assertThat(paused.getPhases()).isEqualTo(RUNNING.getPhases());
    assertThat(Lifecycle.pause(paused)).isEqualTo(paused);
    Experiment resumed = Lifecycle.resume(paused, LATER, List.of());
    assertThat(resumed.getState()).isEqualTo(ExperimentState.RUNNING);
    assertThat(resumed.getPhases()).isEqualTo(RUNNING.getPhases());
    assertThat(Lifecycle.stop(paused, STOP).getPhases()).containsExactly(new Phase(START, STOP));
    assertThat(Lifecycle.graduate(paused, "treatment_a", STOP).getWinner())
        .isEqualTo("treatment_a");
    assertRefused(() -> Lifecycle.pause(DRAFT), "is a draft");
    assertRefused(() -> Lifecycle.start(paused, LATER, List.of()), "is paused");
  }

  @Test
  void whatCameToItsPlannedEndIsCompleted() {
    Experiment completed = Lifecycle.complete(RUNNING, STOP);
    assertThat(completed.getState()).isEqualTo(ExperimentState.COMPLETED);
    assertThat(completed.getPhases()).containsExactly(new Phase(START, STOP));
    assertThat(Lifecycle.complete(completed, LATER)).isEqualTo(completed);
    assertThat(Lifecycle.resume(completed, LATER, List.of()).getPhases()).hasSize(2);
    assertThat(Lifecycle.graduate(completed, "treatment_a", LATER).getState())
        .isEqualTo(ExperimentState.GRADUATED);
    assertRefused(() -> Lifecycle.complete(STOPPED, LATER), "is stopped");
    assertRefused(() -> Lifecycle.stop(completed, LATER), "is completed");
  }

  @Test
  void whatHasAHistoryIsNotDeleted() {
    Lifecycle.requireDeletable(DRAFT);
    Lifecycle.requireDeletable(Lifecycle.schedule(DRAFT, LATER));
    assertRefused(() -> Lifecycle.requireDeletable(RUNNING), "is running");
    assertRefused(() -> Lifecycle.requireDeletable(STOPPED), "is stopped");
  }

  @Test
  void aLayerGivesEachItsPart() {
    Experiment first = Lifecycle.start(inLayer("first", 4000), START, List.of());
    Experiment second = Lifecycle.start(inLayer("second", 3000), START, List.of(first));
    assertThat(firstBucket(first)).isEqualTo(0);
    assertThat(firstBucket(second)).isEqualTo(4000);
    assertRefused(
        () -> Lifecycle.start(inLayer("third", 4000), START, List.of(first, second)),
        "'first', 'second' take 70.0 %");
    Experiment paused = Lifecycle.pause(first);
    assertRefused(
        () -> Lifecycle.start(inLayer("third", 4000), START, List.of(paused, second)), "70.0 %");

    Experiment ended = Lifecycle.stop(first, STOP);
    Experiment third = Lifecycle.start(inLayer("third", 2000), STOP, List.of(ended, second));
    assertThat(firstBucket(third)).isEqualTo(0);
    // Its own part is taken by now; what is free is smaller.
    assertRefused(
        () -> Lifecycle.resume(ended, LATER, List.of(second, third)), "no part of that size");
    assertThat(firstBucket(Lifecycle.resume(ended, LATER, List.of(second)))).isEqualTo(0);
    Experiment stoppedSecond = Lifecycle.stop(second, STOP);
    assertThat(firstBucket(Lifecycle.resume(stoppedSecond, LATER, List.of(third)))).isEqualTo(4000);
  }

  @Test
  void aLayerHasOneUnit() {
    Experiment first = Lifecycle.start(inLayer("first", 4000), START, List.of());
    Experiment ofSessions =
        Experiment.newBuilder(inLayer("second", 1000)).setUnit(UnitType.SESSION).build();
    assertRefused(() -> Lifecycle.start(ofSessions, START, List.of(first)), "another unit");
  }

  @Test
  void aHoldoutMeansTheSameEverywhere() {
    Experiment first = Lifecycle.start(heldOut("first", 500), START, List.of());
    assertStarts(heldOut("second", 500), first);
    assertRefused(() -> Lifecycle.start(heldOut("third", 1000), START, List.of(first)), "10.0 %");
  }

  private static Experiment inLayer(String id, int basisPoints) {
    return Experiment.newBuilder(DRAFT)
        .setId(id)
        .setExclusive(false)
        .setLayer(new Layer("rag", basisPoints, null))
        .build();
  }

  private static Experiment heldOut(String id, int basisPoints) {
    return Experiment.newBuilder(DRAFT)
        .setId(id)
        .setExclusive(false)
        .setHoldout(new Holdout("quarter", basisPoints))
        .build();
  }

  private static @Nullable Integer firstBucket(Experiment experiment) {
    return Objects.requireNonNull(experiment.getLayer()).getFirstBucket();
  }

  @Test
  void anotherVersionThanTheExpectedIsRefused() {
    Lifecycle.requireVersion(RUNNING, 2);
    Lifecycle.requireVersion(RUNNING, null);
    assertThatThrownBy(() -> Lifecycle.requireVersion(RUNNING, 1))
        .isInstanceOf(WrongVersion.class)
        .hasMessage("Experiment 'exp_rag_timing_001' is at version 2; expected_version is 1.");
  }

  @Test
  void anAuditEntryTellsTheVersionAfterTheChange() {
    AuditEntry entry = Audit.entry(STOPPED, Action.STOP, new Author("ada", "harm"), LATER);
    assertThat(entry).isEqualTo(new AuditEntry(STOPPED.getId(), 3, LATER, "ada", "stop", "harm"));
  }

  @Test
  void exclusiveExperimentsDoNotShareAnAudience() {
    Experiment other = Experiment.newBuilder(DRAFT).setId("other").build();
    assertThatThrownBy(() -> Lifecycle.start(other, START, List.of(other, RUNNING)))
        .isInstanceOf(RefusedChange.class)
        .hasMessageContaining(RUNNING.getId());
    Experiment ended = Experiment.newBuilder(STOPPED).setId("other").build();
    assertRefused(() -> Lifecycle.resume(ended, LATER, List.of(RUNNING)), RUNNING.getId());
    Targeting tamil = Targeting.newBuilder().setLanguages(List.of("ta")).build();
    assertStarts(Experiment.newBuilder(other).setTargeting(tamil).build(), RUNNING);
    assertStarts(Experiment.newBuilder(other).setExclusive(false).build(), RUNNING);
    assertStarts(other, Lifecycle.stop(RUNNING, STOP));
  }

  private static void assertRefused(ThrowingCallable change, String named) {
    assertThatThrownBy(change).isInstanceOf(RefusedChange.class).hasMessageContaining(named);
  }

  private static void assertStarts(Experiment experiment, Experiment beside) {
    assertThat(Lifecycle.start(experiment, START, List.of(experiment, beside)).getState())
        .isEqualTo(ExperimentState.RUNNING);
  }
}
