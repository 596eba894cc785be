package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.GuardrailEvidence;
import dev.assay.analyzer.decision.MetricEvidence;
import dev.assay.analyzer.decision.PrimaryEvidence;
import dev.assay.analyzer.decision.TreatmentEvidence;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.schemas.avro.Comparison;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MetricDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One treatment against the control, in every metric of the experiment.
 *
 * @param answers by metric
 */
record TreatmentComparison(
    Experiment experiment,
    String controlId,
    String treatmentId,
    Group control,
    Group treatment,
    Map<String, Answer<Difference>> answers) {

  static TreatmentComparison of(
      Experiment experiment, String controlId, Group control, String treatmentId, Group treatment) {
    Map<String, Answer<Difference>> answers = new LinkedHashMap<>();
    for (MetricDefinition metric : experiment.getMetrics()) {
      String name = metric.getName();
      answers.put(name, treatment.of(name).compareWith(control.of(name), level(experiment)));
    }
    return new TreatmentComparison(experiment, controlId, treatmentId, control, treatment, answers);
  }

  /** Of the primary metric. One that could not be tested still counts as a test: as 1. */
  double primaryPValue() {
    return answer(experiment.getPrimaryMetric()).map(Difference::pValue).orElse(1.0);
  }

  List<Comparison> records(double adjustedPValue) {
    List<Comparison> records = new ArrayList<>();
    answers.forEach(
        (metric, answer) ->
            records.add(
                Comparisons.record(
                    metric,
                    controlId,
                    treatmentId,
                    treatment.of(metric).method(),
                    level(experiment),
                    answer,
                    metric.equals(experiment.getPrimaryMetric()) ? adjustedPValue : null)));
    return records;
  }

  TreatmentEvidence evidence(double adjustedPValue) {
    String primary = experiment.getPrimaryMetric();
    List<MetricEvidence> others = new ArrayList<>();
    answers.forEach(
        (metric, answer) -> {
          if (!metric.equals(primary)) {
            others.add(new MetricEvidence(metric, direction(metric), answer));
          }
        });
    return new TreatmentEvidence(
        treatmentId,
        PrimaryEvidence.of(primary, direction(primary), answer(primary), adjustedPValue),
        others,
        guardrails());
  }

  private List<GuardrailEvidence> guardrails() {
    return experiment.getGuardrails().stream()
        .map(
            guardrail ->
                new GuardrailEvidence(
                    guardrail.getMetric(),
                    guardrail.getMaxDegradation(),
                    guardrail.getConfidenceLevel(),
                    treatment
                        .of(guardrail.getMetric())
                        .compareWithMargin(
                            control.of(guardrail.getMetric()),
                            direction(guardrail.getMetric()),
                            guardrail.getMaxDegradation())))
        .toList();
  }

  private Answer<Difference> answer(String metric) {
    return Objects.requireNonNull(answers.get(metric), metric);
  }

  private Direction direction(String metric) {
    return experiment.getMetrics().stream()
        .filter(definition -> definition.getName().equals(metric))
        .map(definition -> Direction.of(definition.getHigherIsBetter()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No metric is named " + metric));
  }

  private static ConfidenceLevel level(Experiment experiment) {
    return new ConfidenceLevel(experiment.getSignificanceLevel());
  }
}
