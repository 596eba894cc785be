package dev.assay.analyzer.publish;

import dev.assay.analyzer.analysis.Analyses;
import dev.assay.analyzer.client.AggregatorClient;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.InterimLook;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Analyses an experiment as it stands now. */
public final class Analyst {

  private final AggregatorClient aggregator;
  private final Clock clock;

  public Analyst(AggregatorClient aggregator, Clock clock) {
    this.aggregator = aggregator;
    this.clock = clock;
  }

  /**
   * Asks for the totals and analyses them.
   *
   * @param looks of a group sequential test that were taken before
   * @throws dev.assay.analyzer.client.AggregatorException when there are no totals
   * @throws IllegalArgumentException when they do not fit the experiment
   */
  public Analysed analyse(Experiment experiment, List<InterimLook> looks)
      throws InterruptedException {
    ExperimentSummaries summaries = aggregator.totals(experiment.getId());
    return new Analysed(
        experiment,
        summaries,
        Analyses.analyse(
            experiment, summaries, looks, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
  }
}
