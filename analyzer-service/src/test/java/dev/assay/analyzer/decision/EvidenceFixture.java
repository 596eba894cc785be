package dev.assay.analyzer.decision;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.margin.MarginResult;
import dev.assay.analyzer.statistics.quality.SampleRatio;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Evidence by what a rule looks at. */
final class EvidenceFixture {

  static final Answer<SampleRatio> GOOD_SPLIT = Answer.of(new SampleRatio(0.1, 1, 0.75));
  static final Answer<SampleRatio> BAD_SPLIT = Answer.of(new SampleRatio(22.8, 1, 1.8e-6));

  private EvidenceFixture() {}

  static Evidence due(TreatmentEvidence... treatments) {
    return new Evidence(4, 4, 5000, 5000, 0.05, "control", GOOD_SPLIT, Arrays.asList(treatments));
  }

  static Evidence early(TreatmentEvidence... treatments) {
    return new Evidence(4, 4, 4999, 5000, 0.05, "control", GOOD_SPLIT, Arrays.asList(treatments));
  }

  static Evidence with(Answer<SampleRatio> split, TreatmentEvidence... treatments) {
    return new Evidence(4, 4, 5000, 5000, 0.05, "control", split, Arrays.asList(treatments));
  }

  static TreatmentEvidence treatment(
      String id,
      PrimaryEvidence primary,
      List<MetricEvidence> metrics,
      GuardrailEvidence... guardrails) {
    return new TreatmentEvidence(id, primary, metrics, Arrays.asList(guardrails));
  }

  static TreatmentEvidence treatment(
      String id, PrimaryEvidence primary, GuardrailEvidence... guardrails) {
    return treatment(id, primary, List.of(), guardrails);
  }

  static PrimaryEvidence primary(Direction direction, double difference, double adjusted) {
    return primary(direction, difference, 1, adjusted);
  }

  static PrimaryEvidence primary(
      Direction direction, double difference, double error, double adjusted) {
    return PrimaryEvidence.of(
        "conversion", direction, Answer.of(difference(difference, error, adjusted)), adjusted);
  }

  static MetricEvidence metric(Direction direction, double difference, double p) {
    return new MetricEvidence("sentiment", direction, Answer.of(difference(difference, 1, p)));
  }

  static GuardrailEvidence kept(String metric) {
    return guardrail(metric, 0.001);
  }

  static GuardrailEvidence open(String metric) {
    return guardrail(metric, 0.5);
  }

  static GuardrailEvidence broken(String metric) {
    return guardrail(metric, 0.999);
  }

  /**
   * @param p that the guardrail is kept; its counterpart is {@code 1 - p}
   */
  static GuardrailEvidence guardrail(String metric, double p) {
    return new GuardrailEvidence(metric, 0.02, 0.95, Answer.of(new MarginResult(0, 100, p, 1 - p)));
  }

  private static Difference difference(double value, double error, double p) {
    return new Difference(
        value,
        error,
        value / error,
        100,
        p,
        new Interval(value - 2 * error, value + 2 * error),
        Optional.empty());
  }
}
