package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.Policy;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Guardrail;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.Variant;
import java.util.List;
import java.util.Optional;

/**
 * What of an experiment was fixed before it started.
 *
 * @param control the variant that the others are compared with
 * @param trafficBasisPoints of all variants; 0 when nobody gets in
 */
record Design(
    Experiment experiment,
    DecisionPolicy registered,
    Policy policy,
    Variant control,
    int trafficBasisPoints) {

  /**
   * Reads an experiment.
   *
   * @throws IllegalArgumentException when it has no control, or its policy is out of range
   */
  static Design of(Experiment experiment) {
    return new Design(
        experiment,
        Registration.policy(experiment),
        Policies.of(experiment),
        control(experiment),
        experiment.getVariants().stream().mapToInt(Variant::getTrafficBasisPoints).sum());
  }

  List<MetricDefinition> metrics() {
    return experiment.getMetrics();
  }

  MetricDefinition primary() {
    return metrics().stream()
        .filter(metric -> metric.getName().equals(experiment.getPrimaryMetric()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "No metric is named " + experiment.getPrimaryMetric()));
  }

  private static Variant control(Experiment experiment) {
    return experiment.getVariants().stream()
        .filter(Variant::getIsControl)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException(experiment.getId() + " has no control variant"));
  }

  List<Variant> treatments() {
    return experiment.getVariants().stream().filter(variant -> !variant.getIsControl()).toList();
  }

  Optional<Guardrail> guardrail(String metric) {
    return experiment.getGuardrails().stream()
        .filter(guardrail -> guardrail.getMetric().equals(metric))
        .findFirst();
  }

  /** Of all treatments together. */
  ConfidenceLevel level() {
    return new ConfidenceLevel(policy.alpha());
  }

  /**
   * Units of the control and one treatment at which sequential tests are tightest: their share of
   * the required ones.
   */
  double tuningUnits(Variant treatment) {
    int both = control.getTrafficBasisPoints() + treatment.getTrafficBasisPoints();
    double share = trafficBasisPoints == 0 ? 1 : Math.max(1, both) / (double) trafficBasisPoints;
    return Math.max(1, policy.requiredUnits() * share);
  }

  static Direction direction(MetricDefinition metric) {
    return Direction.of(metric.getHigherIsBetter());
  }
}
