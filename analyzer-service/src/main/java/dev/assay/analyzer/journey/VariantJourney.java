package dev.assay.analyzer.journey;

import java.util.List;

/**
 * How a variant's conversations go.
 *
 * @param units exposed
 * @param funnel in the order of the stages
 */
public record VariantJourney(
    String variantId,
    boolean isControl,
    long units,
    List<Stage> funnel,
    List<StepTime> steps,
    List<Sentiment> sentiments,
    List<Extreme> extremes) {}
