package dev.assay.analyzer.analysis;

import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Hypothesis;
import dev.assay.schemas.avro.MetricDefinition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an experiment's owner registered before the start, with the defaults filled in. */
public final class Registration {

  private Registration() {}

  /** The registered policy, or every default. */
  public static DecisionPolicy policy(Experiment experiment) {
    DecisionPolicy policy = experiment.getDecisionPolicy();
    return policy == null ? DecisionPolicy.newBuilder().build() : policy;
  }

  /**
   * The power that each test needs for all of them together to have the policy's: each may miss its
   * part. Schultzberg, Ankargren and Fraanberg 2024, arXiv 2402.11609.
   */
  public static double powerOfEachTest(Experiment experiment) {
    return 1 - (1 - policy(experiment).getPower()) / (experiment.getGuardrails().size() + 1);
  }

  /**
   * The smallest effect on the primary metric worth finding, relative to the control: its minimum
   * detectable effect, or else the expected one; null when neither is given.
   */
  public static @Nullable Double smallestEffect(Experiment experiment) {
    Hypothesis hypothesis = experiment.getHypothesis();
    return experiment.getMetrics().stream()
        .filter(metric -> metric.getName().equals(experiment.getPrimaryMetric()))
        .map(MetricDefinition::getMinimumDetectableEffect)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(hypothesis == null ? null : hypothesis.getExpectedEffectSize());
  }
}
