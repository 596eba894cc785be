package dev.assay.analyzer.publish;

import dev.assay.analyzer.analysis.Analyses;
import dev.assay.analyzer.client.AggregatorClient;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

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
   * @throws dev.assay.analyzer.client.AggregatorException when there are no totals
   * @throws IllegalArgumentException when they do not fit the experiment
   */
  public Analysis analyse(Experiment experiment) throws InterruptedException {
    return Analyses.analyse(
        experiment,
        aggregator.totals(experiment.getId()),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }
}
