package dev.assay.analyzer.analysis;

import dev.assay.analyzer.decision.GuardrailEvidence;
import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.margin.MarginResult;
import dev.assay.analyzer.statistics.sequential.AsymptoticConfidenceSequence;
import dev.assay.schemas.avro.Guardrail;

/** How a treatment stands to a guardrail, at a look fixed before and at any look. */
final class GuardrailStand {

  private GuardrailStand() {}

  /**
   * Compares.
   *
   * @param units of both groups
   * @param tuningUnits of both groups, see {@link Design#tuningUnits}
   */
  static GuardrailEvidence of(
      Guardrail guardrail,
      Direction direction,
      MetricData control,
      MetricData treatment,
      long units,
      double tuningUnits) {
    double margin = guardrail.getMaxDegradation();
    Answer<MarginResult> fixed = treatment.compareWithMargin(control, direction, margin);
    Answer<Estimate> slack =
        control
            .estimate()
            .flatMap(c -> treatment.estimate().flatMap(t -> slack(c, t, direction, margin)));
    AsymptoticConfidenceSequence sequence =
        AsymptoticConfidenceSequence.withDefaults(tuningUnits)
            .with(new ConfidenceLevel(1 - guardrail.getConfidenceLevel()));
    return new GuardrailEvidence(
        guardrail.getMetric(),
        margin,
        guardrail.getConfidenceLevel(),
        fixed.flatMap(
            result ->
                slack.map(
                    estimate ->
                        new GuardrailEvidence.Stand(
                            result.pNonInferior(),
                            pValue(sequence, Alternative.GREATER, estimate, units),
                            pValue(sequence, Alternative.LESS, estimate, units)))));
  }

  private static double pValue(
      AsymptoticConfidenceSequence sequence, Alternative alternative, Estimate slack, long units) {
    return sequence.with(alternative).at(slack, units).atLook().pValue();
  }

  /** What is left to the margin, positive when the treatment is within it: {@code t - k c}. */
  private static Answer<Estimate> slack(
      Estimate control, Estimate treatment, Direction direction, double margin) {
    double k = 1 - direction.improvement(Math.signum(control.value()) * margin);
    double variance = treatment.variance() + k * k * control.variance();
    return variance == 0
        ? Answer.undefined(Reason.ZERO_VARIANCE)
        : Answer.of(
            new Estimate(
                direction.improvement(treatment.value() - k * control.value()),
                variance,
                Math.min(control.degreesOfFreedom(), treatment.degreesOfFreedom())));
  }
}
