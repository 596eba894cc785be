package dev.assay.assigner.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Examples;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Lifecycle;
import dev.assay.assigner.lifecycle.Redefinition;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WeightStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    assertThat(Due.of(scheduled, END)).contains(new Due.Start(START, "scheduled for " + START));
    assertThat(Due.of(DRAFT, END)).isEmpty();
  }

  @Test
  void anEndIsDueWhileItRuns() {
    Experiment running = Lifecycle.start(DRAFT, START, List.of());
    Due end = new Due.Complete(END, "planned to end at " + END);
    assertThat(Due.of(running, END.minusMillis(1))).isEmpty();
    assertThat(Due.of(running, END)).contains(end);
    assertThat(Due.of(Lifecycle.pause(running), END)).contains(end);
    assertThat(Due.of(Lifecycle.stop(running, END), END)).isEmpty();
    assertThat(Due.of(Experiment.newBuilder(running).setPlannedEnd(null).build(), END)).isEmpty();
  }

  @Test
  void weightsAreDueFromTheirStepOnUnlessTheyWereChangedSince() {
    Instant first = START.plusSeconds(60);
    Instant second = START.plusSeconds(120);
    Map<String, Integer> quarter = Map.of("control", 7500, "warm", 2500);
    Map<String, Integer> half = Map.of("control", 5000, "warm", 5000);
    Experiment running =
        Lifecycle.start(
            Experiment.newBuilder(DRAFT)
                .setVariants(List.of(variant("control", 9000), variant("warm", 1000)))
                .setWeightSteps(
                    List.of(new WeightStep(60_000L, quarter), new WeightStep(120_000L, half)))
                .build(),
            START,
            List.of());
    assertThat(Due.of(running, first.minusMillis(1))).isEmpty();
    Due.Reweigh due = new Due.Reweigh(first, "planned weights from " + first, quarter);
    assertThat(Due.of(running, first)).contains(due);
    assertThat(Due.of(running, second.minusMillis(1))).contains(due);
    assertThat(Due.of(running, second))
        .contains(new Due.Reweigh(second, "planned weights from " + second, half));
    assertThat(Due.of(running, END)).contains(new Due.Complete(END, "planned to end at " + END));

    Experiment stepped = Redefinition.reweigh(running, quarter, first);
    assertThat(Due.of(stepped, second.minusMillis(1))).isEmpty();
    assertThat(Due.of(stepped, second)).containsInstanceOf(Due.Reweigh.class);

    Experiment byHand =
        Redefinition.reweigh(running, Map.of("control", 8000, "warm", 2000), second.plusMillis(1));
    assertThat(Due.of(byHand, END.minusMillis(1))).isEmpty();
  }

  private static Variant variant(String id, int weight) {
    return Variant.newBuilder()
        .setId(id)
        .setIsControl(id.equals("control"))
        .setTrafficBasisPoints(weight)
        .build();
  }
}
