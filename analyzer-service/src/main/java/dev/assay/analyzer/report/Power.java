package dev.assay.analyzer.report;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Hypothesis;
import dev.assay.schemas.avro.MetricDefinition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The power of the primary metric's two-sided tests to find the smallest effect worth finding, with
 * the noise and the control's level so far.
 *
 * @param wantedOfEachTest so that all of them together have the policy's power
 * @param relativeEffect the minimum detectable effect, or else the expected one; null when neither
 *     is given, and then there are no treatments either
 * @param units exposed so far
 * @param daysRemaining until the required units, at the traffic so far; null without traffic
 * @param treatments those with enough data
 */
public record Power(
    String metric,
    double wantedOfEachTest,
    @Nullable Double relativeEffect,
    long units,
    long requiredUnits,
    @Nullable Double daysRemaining,
    List<TreatmentPower> treatments) {

  public static Power of(Experiment experiment, Analysis analysis) {
    Double effect = effect(experiment);
    double wanted = wanted(experiment);
    return new Power(
        experiment.getPrimaryMetric(),
        wanted,
        effect,
        analysis.getOverall().getUnits(),
        experiment.getRequiredSampleSize(),
        Days.until(experiment.getRequiredSampleSize(), experiment, analysis),
        effect == null ? List.of() : TreatmentPower.all(experiment, analysis, effect, wanted));
  }

  /** Each test may miss its part: Schultzberg, Ankargren and Fraanberg 2024, arXiv 2402.11609. */
  private static double wanted(Experiment experiment) {
    DecisionPolicy policy = experiment.getDecisionPolicy();
    double power = (policy == null ? DecisionPolicy.newBuilder().build() : policy).getPower();
    return 1 - (1 - power) / (experiment.getGuardrails().size() + 1);
  }

  private static @Nullable Double effect(Experiment experiment) {
    Hypothesis hypothesis = experiment.getHypothesis();
    return experiment.getMetrics().stream()
        .filter(metric -> metric.getName().equals(experiment.getPrimaryMetric()))
        .map(MetricDefinition::getMinimumDetectableEffect)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(hypothesis == null ? null : hypothesis.getExpectedEffectSize());
  }
}
