package dev.assay.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analyzer.analysis.Analyses;
import dev.assay.analyzer.explain.Decided;
import dev.assay.analyzer.journey.Journey;
import dev.assay.analyzer.journey.Journeys;
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
    String report = markdown(EXPERIMENT, Decided.summaries(7));

    try (InputStream golden = ReportTest.class.getResourceAsStream("report.md")) {
      assertThat(report)
          .isEqualTo(
              new String(Objects.requireNonNull(golden).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theJourneyIsInTables() {
    Experiment experiment = Journeys.experiment();
    Analysis analysis = analyse(experiment, Journeys.totals());

    String report =
        Markdown.of(
            Report.of(
                experiment,
                analysis,
                Journey.of(experiment, analysis.getVariants(), Journeys.windows(0.1))));

    assertThat(report)
        .contains(
            "| Variant | Stage | Units | Of all | Of the first | Of the one before |",
            "| b | engagement | 5 | 50 % | 50 % | 50 % |",
            "| b | session_start | engagement | 4 | 3000 | 1826 |",
            "| a (control) | mood | 10 | 0.3 | 0.1 | positive | improving | 0.1 |"
                + " 0.1 at 2026-01-01T00:00:00Z | 0.3 at 2026-01-01T02:00:00Z |",
            "| a (control) | lowest | 10 | -0.2 | 0.1 |")
        .doesNotContain("## Not shown");
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

    String report = markdown(draft, empty);

    assertThat(report)
        .startsWith("# voices\n")
        .contains(
            "Started not yet; data until now hold no event.",
            "could not be compared (",
            "The split over the variants could not be checked (no_observations).",
            "## Slices that differ\n\nNone.\n",
            "- funnel: no binary metric is of one stage of the funnel.",
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

  private static String markdown(Experiment experiment, ExperimentSummaries summaries) {
    Analysis analysis = analyse(experiment, summaries);
    return Markdown.of(
        Report.of(experiment, analysis, Journey.of(experiment, analysis.getVariants(), List.of())));
  }

  private static Analysis analyse(Experiment experiment, ExperimentSummaries summaries) {
    return Analyses.analyse(experiment, summaries, List.of(), Decided.TIME);
  }
}
