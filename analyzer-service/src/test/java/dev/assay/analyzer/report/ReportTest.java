package dev.assay.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analyzer.analysis.Analyses;
import dev.assay.analyzer.explain.Decided;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** An analysis, as people read it. */
class ReportTest {

  private static final Experiment EXPERIMENT =
      Decided.experiment(DecisionMethod.FIXED_HORIZON, 1200);

  @Test
  void theWholeReport() throws Exception {
    String report = Markdown.of(Report.of(EXPERIMENT, analyse(EXPERIMENT, Decided.summaries(7))));

    try (InputStream golden = ReportTest.class.getResourceAsStream("report.md")) {
      assertThat(report)
          .isEqualTo(
              new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void withoutDataItSaysSo() {
    ExperimentSummaries empty =
        ExperimentSummaries.newBuilder(Decided.summaries(7))
            .setCells(List.of())
            .setPartitions(List.of())
            .setCrossovers(0)
            .build();
    Experiment draft =
        Experiment.newBuilder(EXPERIMENT)
            .setName("")
            .setStartedAt(null)
            .setHypothesis(null)
            .build();

    String report = Markdown.of(Report.of(draft, analyse(draft, empty)));

    assertThat(report)
        .startsWith("# voices\n")
        .contains(
            "Started not yet; data until now hold no event.",
            "could not be compared (",
            "The split over the variants could not be checked (no_observations).",
            "## Slices that differ\n\nNone.\n",
            "0 of 1 partitions answered.",
            "| a (control) | completion | 0 | 0 | - | - |");
  }

  @Test
  void powerIsThatOfTheDecisionAndGrows() {
    Experiment experiment = Decided.experiment(DecisionMethod.FIXED_HORIZON, 9000);
    Analysis analysis = analyse(experiment, Decided.summaries(7));

    Power power = Power.of(experiment, analysis);

    assertThat(power.relativeEffect()).isEqualTo(0.1);
    assertThat(power.units()).isEqualTo(1200);
    assertThat(power.requiredUnits()).isEqualTo(9000);
    assertThat(power.wantedOfEachTest()).isCloseTo(0.9, within());
    assertThat(power.daysRemaining()).isEqualTo(analysis.getRecommendation().getDaysRemaining());
    assertThat(power.treatments())
        .extracting(TreatmentPower::treatmentId)
        .containsExactly("b", "c");
    assertThat(
            power.treatments().stream()
                .mapToDouble(TreatmentPower::currentPower)
                .min()
                .orElseThrow())
        .isCloseTo(
            Objects.requireNonNull(analysis.getRecommendation().getCurrentPower()), within());
    for (TreatmentPower treatment : power.treatments()) {
      assertThat(treatment.curve()).hasSize(10);
      assertThat(treatment.curve()).extracting(TreatmentPower.Point::power).isSorted();
      assertThat(treatment.curve().getLast().units()).isEqualTo(18_000);
    }
  }

  @Test
  void theRequiredUnitsHaveTheWantedPower() {
    Power power = Power.of(EXPERIMENT, analyse(EXPERIMENT, Decided.summaries(7)));
    long required = power.treatments().getFirst().requiredUnits();
    Experiment exact = Experiment.newBuilder(EXPERIMENT).setRequiredSampleSize(required).build();

    TreatmentPower.Point end =
        Power.of(exact, analyse(exact, Decided.summaries(7)))
            .treatments()
            .getFirst()
            .curve()
            .get(5);

    assertThat(end.fraction()).isEqualTo(1);
    assertThat(end.units()).isEqualTo(required);
    assertThat(end.power()).isCloseTo(0.9, org.assertj.core.api.Assertions.within(1e-3));
  }

  @Test
  void withoutASmallestEffectThereIsNothingToFind() {
    Experiment experiment = Experiment.newBuilder(EXPERIMENT).setHypothesis(null).build();
    Power power = Power.of(experiment, analyse(experiment, Decided.summaries(7)));

    assertThat(power.relativeEffect()).isNull();
    assertThat(power.treatments()).isEmpty();
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.api.Assertions.within(1e-12);
  }

  private static Analysis analyse(Experiment experiment, ExperimentSummaries summaries) {
    return Analyses.analyse(experiment, summaries, List.of(), Decided.TIME);
  }
}
