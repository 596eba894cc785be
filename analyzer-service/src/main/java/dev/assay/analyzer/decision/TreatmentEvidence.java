package dev.assay.analyzer.decision;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of one treatment against the control.
 *
 * @param metrics every metric but the primary one
 * @param worse always valid p value of "the primary metric is not worse", over all treatments;
 *     empty where nothing varies
 * @param choice what choosing it would mean for the primary metric; empty where nothing varies
 */
public record TreatmentEvidence(
    String variantId,
    PrimaryEvidence primary,
    List<MetricEvidence> metrics,
    List<GuardrailEvidence> guardrails,
    OptionalDouble worse,
    Optional<Choice> choice) {

  /**
   * Choosing one variant of all.
   *
   * @param probabilityBest that it is the best of all variants
   * @param expectedLoss how far it is expected to fall short of the best of the others, in the
   *     metric's unit
   */
  public record Choice(double probabilityBest, double expectedLoss) {}
}
