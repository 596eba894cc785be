package dev.assay.assigner.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.assigner.Examples;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.Targeting;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private static final Instant START = Instant.parse("2019-11-24T00:00:00Z");
  private static final Instant STOP = START.plusSeconds(3600);
  private static final Experiment DRAFT =
      ExperimentReader.read(JsonText.read(Examples.text("exp_rag_timing_001")), START);
  private static final Experiment RUNNING = Lifecycle.start(DRAFT, START, List.of(DRAFT));

  @Test
  void aStartOpensAPhaseAndAStopClosesIt() {
    assertThat(RUNNING.getState()).isEqualTo(ExperimentState.RUNNING);
    assertThat(RUNNING.getPhases()).containsExactly(new Phase(START, null));
    Experiment stopped = Lifecycle.stop(RUNNING, STOP);
    assertThat(stopped.getState()).isEqualTo(ExperimentState.STOPPED);
    assertThat(stopped.getPhases()).containsExactly(new Phase(START, STOP));
    assertThat(stopped.getVersion()).isEqualTo(3);
    assertThat(Lifecycle.sameDefinition(DRAFT, stopped)).isTrue();
  }

  @Test
  void nothingIsStartedOrStoppedTwice() {
    Experiment stopped = Lifecycle.stop(RUNNING, STOP);
    assertThatThrownBy(() -> Lifecycle.start(RUNNING, START, List.of()))
        .isInstanceOf(RefusedChange.class)
        .hasMessageContaining("is running");
    assertThatThrownBy(() -> Lifecycle.start(stopped, START, List.of()))
        .isInstanceOf(RefusedChange.class)
        .hasMessageContaining("is stopped");
    assertThatThrownBy(() -> Lifecycle.stop(stopped, STOP)).isInstanceOf(RefusedChange.class);
    assertThatThrownBy(() -> Lifecycle.stop(DRAFT, STOP)).isInstanceOf(RefusedChange.class);
    assertThatThrownBy(() -> Lifecycle.stop(RUNNING, START))
        .isInstanceOf(RefusedChange.class)
        .hasMessageContaining(START.toString());
  }

  @Test
  void exclusiveExperimentsDoNotShareAnAudience() {
    Experiment other = Experiment.newBuilder(DRAFT).setId("other").build();
    assertThatThrownBy(() -> Lifecycle.start(other, START, List.of(other, RUNNING)))
        .isInstanceOf(RefusedChange.class)
        .hasMessageContaining(RUNNING.getId());
    Targeting tamil = new Targeting(List.of(), List.of("ta"), List.of());
    assertStarts(Experiment.newBuilder(other).setTargeting(tamil).build(), RUNNING);
    assertStarts(Experiment.newBuilder(other).setExclusive(false).build(), RUNNING);
    assertStarts(other, Lifecycle.stop(RUNNING, STOP));
  }

  private static void assertStarts(Experiment experiment, Experiment beside) {
    assertThat(Lifecycle.start(experiment, START, List.of(experiment, beside)).getState())
        .isEqualTo(ExperimentState.RUNNING);
  }
}
