package dev.assay.analyzer.decision;

import java.util.List;

/**
 * What is known of one treatment against the control.
 *
 * @param metrics every metric but the primary one
 */
public record TreatmentEvidence(
    String variantId,
    PrimaryEvidence primary,
    List<MetricEvidence> metrics,
    List<GuardrailEvidence> guardrails) {}
