package dev.assay.analyzer.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analyzer.analysis.Analyses;
import dev.assay.analyzer.explain.Decided;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Windows and history. */
class SeriesTest {

  private static final Experiment EXPERIMENT =
      Decided.experiment(DecisionMethod.FIXED_HORIZON, 900);
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant SECOND = Instant.parse("2026-01-02T00:00:00Z");

  @Test
  void windowsAreInTheOrderOfTimeAndTotalsAndSlicesAreNone() {
    ExperimentSummaries totals = Decided.summaries(7);
    List<CellSummary> cells = new ArrayList<>(totals.getCells());
    for (Instant start : List.of(SECOND, FIRST)) {
      for (CellSummary cell : totals.getCells()) {
        cells.add(
            CellSummary.newBuilder(cell)
                .setWindow(WindowSize.DAY)
                .setWindowStart(start)
                .setUnits(start.equals(FIRST) ? 410 : 420)
                .build());
      }
    }
    ExperimentSummaries days = ExperimentSummaries.newBuilder(totals).setCells(cells).build();

    List<WindowPoint> points = WindowPoint.of(EXPERIMENT, days, "turns");

    assertThat(points).extracting(WindowPoint::start).containsExactly(FIRST, SECOND);
    assertThat(points.getFirst().variants())
        .extracting(WindowPoint.Variant::id)
        .containsExactly("a", "b", "c");
    WindowPoint.Variant control = points.getLast().variants().getFirst();
    assertThat(control.unitsExposedOrActive()).isEqualTo(420);
    assertThat(control.estimate())
        .isEqualTo(
            Analyses.analyse(EXPERIMENT, totals, List.of(), SECOND)
                .getVariants()
                .getFirst()
                .getMetrics()
                .get(1));
    assertThatThrownBy(() -> WindowPoint.of(EXPERIMENT, days, "nothing"))
        .hasMessage("No metric is named nothing");
  }

  @Test
  void theHistoryIsThatOfEachExperiment() {
    History history = new History();
    Analysis analysis = Analyses.analyse(EXPERIMENT, Decided.summaries(7), List.of(), Decided.TIME);
    history.add(analysis);

    assertThat(history.of("nobody")).isEmpty();
    HistoryPoint point = history.of("voices").getFirst();
    assertThat(point.computedAt()).isEqualTo(Decided.TIME);
    assertThat(point.units()).containsEntry("b", 400L).hasSize(3);
    assertThat(point.effects()).hasSize(8);
    assertThat(point.effects().getFirst().difference())
        .isEqualTo(analysis.getComparisons().getFirst().getDifference());
    assertThat(point.effects().getFirst().sequential())
        .isEqualTo(analysis.getComparisons().getFirst().getSequential());
  }
}
