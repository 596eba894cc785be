package dev.assay.analyzer.journey;

import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.EventStream;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricSource;
import dev.assay.schemas.avro.MetricType;
import dev.assay.schemas.funnel.FunnelStages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which metrics of an experiment tell of a journey.
 *
 * @param stages binary ones of one stage each, in the order of the funnel
 * @param steps times from one stage to another, in the order of the funnel
 * @param sentiments means of the score
 * @param extremes lowest and highest scores
 * @param leftOut what none of them tells
 */
public record JourneyMetrics(
    List<MetricDefinition> stages,
    List<MetricDefinition> steps,
    List<MetricDefinition> sentiments,
    List<MetricDefinition> extremes,
    List<LeftOut> leftOut) {

  private static final String SCORE = "score";

  /**
   * Default stages alone are in their own order; where an experiment names others, in the order in
   * which it has the metrics. Of two metrics of one stage the first is taken.
   */
  public static JourneyMetrics of(Experiment experiment) {
    List<MetricDefinition> metrics = experiment.getMetrics();
    List<MetricDefinition> stages = stages(metrics);
    List<MetricDefinition> steps = steps(metrics, stages);
    List<MetricDefinition> sentiments = scores(metrics, Set.of(Aggregation.MEAN));
    List<MetricDefinition> extremes = scores(metrics, Set.of(Aggregation.MIN, Aggregation.MAX));
    List<LeftOut> leftOut = new ArrayList<>();
    note(leftOut, stages, "funnel", "no binary metric is of one stage of the funnel");
    note(leftOut, steps, "steps", "no metric is the time between two stages of the funnel");
    note(leftOut, sentiments, "sentiments", "no metric is the mean score of sentiments");
    note(leftOut, extremes, "extremes", "no metric is the lowest or highest score of sentiments");
    return new JourneyMetrics(stages, steps, sentiments, extremes, List.copyOf(leftOut));
  }

  /** All of them. */
  List<MetricDefinition> all() {
    return Stream.of(stages, steps, sentiments, extremes).flatMap(List::stream).toList();
  }

  /** The one stage that a source reads; null for any other source. */
  static @Nullable String stage(@Nullable MetricSource source) {
    return source != null
            && source.getStream() == EventStream.FUNNEL
            && source.getLabels().size() == 1
        ? source.getLabels().getFirst()
        : null;
  }

  private static List<MetricDefinition> stages(List<MetricDefinition> metrics) {
    Set<String> seen = new HashSet<>();
    List<MetricDefinition> stages = new ArrayList<>();
    for (MetricDefinition metric : metrics) {
      String stage = stage(metric.getSource());
      if (metric.getType() == MetricType.BINARY && stage != null && seen.add(stage)) {
        stages.add(metric);
      }
    }
    if (FunnelStages.DEFAULT.containsAll(seen)) {
      stages.sort(
          Comparator.comparingInt(
              metric -> FunnelStages.DEFAULT.indexOf(metric.getSource().getLabels().getFirst())));
    }
    return List.copyOf(stages);
  }

  /** In the order of the stages that they begin with; of those that are not shown last. */
  private static List<MetricDefinition> steps(
      List<MetricDefinition> metrics, List<MetricDefinition> stages) {
    List<@Nullable String> order =
        stages.stream().map(metric -> stage(metric.getSource())).toList();
    return metrics.stream()
        .filter(JourneyMetrics::isStep)
        .sorted(
            Comparator.comparingInt(
                step -> {
                  int position = order.indexOf(stage(step.getSource()));
                  return position < 0 ? order.size() : position;
                }))
        .toList();
  }

  private static boolean isStep(MetricDefinition metric) {
    return metric.getAggregation() == Aggregation.TIME_BETWEEN
        && stage(metric.getSource()) != null
        && stage(metric.getDenominator()) != null;
  }

  private static List<MetricDefinition> scores(
      List<MetricDefinition> metrics, Set<Aggregation> aggregations) {
    return metrics.stream()
        .filter(metric -> metric.getType() == MetricType.CONTINUOUS)
        .filter(metric -> aggregations.contains(metric.getAggregation()))
        .filter(metric -> metric.getSource().getStream() == EventStream.SENTIMENTS)
        .filter(metric -> SCORE.equals(metric.getSource().getField()))
        .toList();
  }

  private static void note(
      List<LeftOut> leftOut, List<MetricDefinition> metrics, String part, String reason) {
    if (metrics.isEmpty()) {
      leftOut.add(new LeftOut(part, reason));
    }
  }
}
