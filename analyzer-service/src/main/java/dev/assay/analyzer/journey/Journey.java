package dev.assay.analyzer.journey;

import dev.assay.analyzer.analysis.WindowEstimates;
import dev.assay.schemas.avro.Aggregation;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MetricEstimate;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.VariantAnalysis;
import dev.assay.schemas.avro.WindowSize;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How an experiment's conversations go, by variant.
 *
 * @param leftOut what the experiment has no metrics for
 */
public record Journey(List<VariantJourney> variants, List<LeftOut> leftOut) {

  /**
   * Of the units of a slice.
   *
   * @param totals since the start
   * @param windows cells by minute, hour or day; read only where {@link #needsWindows}
   * @throws IllegalArgumentException when a summary does not fit its metric
   */
  public static Journey of(
      Experiment experiment, ExperimentSummaries totals, List<CellSummary> windows, Slice slice) {
    List<MetricDefinition> metrics = JourneyMetrics.of(experiment).all();
    return of(
        experiment,
        experiment.getVariants().stream()
            .map(variant -> figures(variant, totals, slice, metrics))
            .toList(),
        windows,
        slice);
  }

  /**
   * Of all units, whose figures an analysis has.
   *
   * @param windows cells by minute, hour or day; read only where {@link #needsWindows}
   * @throws IllegalArgumentException when a summary does not fit its metric
   */
  public static Journey of(
      Experiment experiment, List<VariantAnalysis> variants, List<CellSummary> windows) {
    return of(experiment, variants, windows, Slice.ALL);
  }

  /** Whether there is a sentiment, whose trend is over windows. */
  public static boolean needsWindows(Experiment experiment) {
    return !JourneyMetrics.of(experiment).sentiments().isEmpty();
  }

  private static Journey of(
      Experiment experiment,
      List<VariantAnalysis> variants,
      List<CellSummary> windows,
      Slice slice) {
    JourneyMetrics metrics = JourneyMetrics.of(experiment);
    Scores scores = new Scores(experiment.getSignificanceLevel());
    return new Journey(
        variants.stream()
            .map(
                variant ->
                    variant(
                        metrics,
                        variant,
                        (metric, total) ->
                            scores.of(
                                total,
                                ScoreWindows.of(windows, slice, variant.getVariantId(), metric))))
            .toList(),
        metrics.leftOut());
  }

  /** A metric's sentiment from its total. */
  private interface Sentiments {
    Sentiment of(MetricDefinition metric, MetricEstimate total);
  }

  private static VariantJourney variant(
      JourneyMetrics metrics, VariantAnalysis variant, Sentiments sentiments) {
    Map<String, MetricEstimate> byMetric =
        variant.getMetrics().stream()
            .collect(Collectors.toMap(MetricEstimate::getMetric, Function.identity()));
    Function<String, MetricEstimate> estimates =
        metric -> Objects.requireNonNull(byMetric.get(metric), metric);
    return new VariantJourney(
        variant.getVariantId(),
        variant.getIsControl(),
        variant.getUnits(),
        Funnel.of(metrics.stages(), variant.getUnits(), estimates),
        metrics.steps().stream()
            .map(step -> Funnel.step(step, estimates.apply(step.getName())))
            .toList(),
        metrics.sentiments().stream()
            .map(metric -> sentiments.of(metric, estimates.apply(metric.getName())))
            .toList(),
        metrics.extremes().stream()
            .map(metric -> extreme(metric, estimates.apply(metric.getName())))
            .toList());
  }

  private static Extreme extreme(MetricDefinition metric, MetricEstimate estimate) {
    return new Extreme(
        metric.getName(),
        metric.getAggregation() == Aggregation.MIN ? Extreme.Kind.LOWEST : Extreme.Kind.HIGHEST,
        estimate.getUnits(),
        estimate.getMean(),
        Spread.of(estimate));
  }

  private static VariantAnalysis figures(
      Variant variant, ExperimentSummaries totals, Slice slice, List<MetricDefinition> metrics) {
    CellSummary own =
        totals.getCells().stream()
            .filter(cell -> cell.getWindow() == WindowSize.TOTAL)
            .filter(cell -> cell.getVariantId().equals(variant.getId()) && slice.isOf(cell))
            .findFirst()
            .orElse(null);
    return new VariantAnalysis(
        variant.getId(),
        variant.getIsControl(),
        own == null ? 0 : own.getUnits(),
        WindowEstimates.of(metrics, own));
  }
}
