package dev.assay.assigner.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Examples;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.schemas.avro.Experiment;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueTest {

  private static final Instant START = Instant.parse("2019-11-24T00:00:00Z");
  private static final Instant END = START.plusSeconds(3600);
  private static final Experiment DRAFT =
      Experiment.newBuilder(
              ExperimentReader.read(JsonText.read(Examples.text("exp_voice_001")), START))
          .setPlannedEnd(END)
          .build();

  @Test
  void aStartIsDueFromItsTimeOn() {
    Experiment scheduled = Lifecycle.schedule(DRAFT, START);
    assertThat(Due.of(scheduled, START.minusMillis(1))).isEmpty();
    assertThat(Due.of(scheduled, END))
        .contains(new Due(Due.Action.START, START, "scheduled for " + START));
    assertThat(Due.of(DRAFT, END)).isEmpty();
  }

  @Test
  void anEndIsDueWhileItRuns() {
    Experiment running = Lifecycle.start(DRAFT, START, List.of());
    Due end = new Due(Due.Action.COMPLETE, END, "planned to end at " + END);
    assertThat(Due.of(running, END.minusMillis(1))).isEmpty();
    assertThat(Due.of(running, END)).contains(end);
    assertThat(Due.of(Lifecycle.pause(running), END)).contains(end);
    assertThat(Due.of(Lifecycle.stop(running, END), END)).isEmpty();
    assertThat(Due.of(Experiment.newBuilder(running).setPlannedEnd(null).build(), END)).isEmpty();
  }
}
