package dev.assay.analyzer.api;

import dev.assay.analyzer.client.AggregatorClient;
import dev.assay.analyzer.journey.Journey;
import dev.assay.analyzer.journey.Slice;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import jakarta.inject.Singleton;
import java.util.List;

/** Journeys of this moment. */
@Singleton
final class CurrentJourneys {

  /** Kept for a month, and short enough for a trend within a day. */
  static final String DEFAULT_WINDOW = "hour";

  private final AggregatorClient aggregator;

  CurrentJourneys(AggregatorClient aggregator) {
    this.aggregator = aggregator;
  }

  /**
   * Of all units, by the totals of an analysis.
   *
   * @throws dev.assay.analyzer.client.AggregatorException when there are no windows
   */
  Journey of(Experiment experiment, Analysis analysis) throws InterruptedException {
    return Journey.of(experiment, analysis.getVariants(), windows(experiment, DEFAULT_WINDOW));
  }

  /**
   * Of a slice.
   *
   * @param window minute, hour or day
   * @throws dev.assay.analyzer.client.AggregatorException when there are no windows
   */
  Journey of(Experiment experiment, ExperimentSummaries totals, String window, Slice slice)
      throws InterruptedException {
    return Journey.of(experiment, totals, windows(experiment, window), slice);
  }

  private List<CellSummary> windows(Experiment experiment, String window)
      throws InterruptedException {
    return Journey.needsWindows(experiment)
        ? aggregator.summaries(experiment.getId(), window).getCells()
        : List.of();
  }
}
