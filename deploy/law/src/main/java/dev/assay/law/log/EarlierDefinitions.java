package dev.assay.law.log;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The experiments of a log as they were one version before, counting nearly everything otherwise:
 * what they are in the log is what answers are judged by.
 */
public final class EarlierDefinitions {

  /** Changes every metric that has a cap, and adds one to those that have none. */
  private static final double OTHER_CAP = 1.5;

  private EarlierDefinitions() {}

  public static List<Experiment> of(List<Experiment> experiments) {
    return experiments.stream().map(EarlierDefinitions::earlier).toList();
  }

  private static Experiment earlier(Experiment experiment) {
    return Experiment.newBuilder(experiment)
        .setVersion(experiment.getVersion() - 1)
        .setState(ExperimentState.RUNNING)
        .setMetrics(metrics(experiment.getMetrics()))
        .setDimensions(experiment.getDimensions().isEmpty() ? List.of("device") : List.of())
        .setPhases(
            List.of(
                new Phase(
                    experiment.getPhases().getFirst().getFrom().plus(Duration.ofMinutes(20)),
                    null)))
        .setEndedAt(null)
        .build();
  }

  /** All but the first, in another order, with other caps. */
  private static List<MetricDefinition> metrics(List<MetricDefinition> metrics) {
    List<MetricDefinition> others = new ArrayList<>();
    for (MetricDefinition metric : metrics.subList(1, metrics.size()).reversed()) {
      MetricDefinition.Builder other = MetricDefinition.newBuilder(metric);
      switch (metric.getType()) {
        case COUNT, CONTINUOUS -> other.setCap(OTHER_CAP);
        case BINARY, RATIO, UNKNOWN -> other.setConversionWindowMs(60_000L);
      }
      others.add(other.build());
    }
    return others;
  }
}
