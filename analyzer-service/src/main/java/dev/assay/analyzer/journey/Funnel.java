package dev.assay.analyzer.journey;

import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a funnel of the metrics of its stages. */
final class Funnel {

  private Funnel() {}

  /**
   * The stages in their order.
   *
   * @param units exposed
   * @param estimates by metric
   */
  static List<Stage> of(
      List<MetricDefinition> metrics, long units, Function<String, MetricEstimate> estimates) {
    List<Stage> stages = new ArrayList<>();
    for (MetricDefinition metric : metrics) {
      long reached = reached(estimates.apply(metric.getName()));
      stages.add(
          new Stage(
              name(JourneyMetrics.stage(metric.getSource())),
              metric.getName(),
              reached,
              share(reached, units),
              share(reached, stages.isEmpty() ? reached : stages.getFirst().units()),
              stages.isEmpty() ? null : share(reached, stages.getLast().units())));
    }
    return List.copyOf(stages);
  }

  /** The time of a step. */
  static StepTime step(MetricDefinition metric, MetricEstimate estimate) {
    return new StepTime(
        metric.getName(),
        name(JourneyMetrics.stage(metric.getSource())),
        name(JourneyMetrics.stage(metric.getDenominator())),
        estimate.getUnits(),
        estimate.getMean(),
        Spread.of(estimate));
  }

  private static long reached(MetricEstimate estimate) {
    return Objects.requireNonNull(estimate.getConversions(), estimate.getMetric());
  }

  private static @Nullable Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }

  private static String name(@Nullable String stage) {
    return Objects.requireNonNull(stage);
  }
}
