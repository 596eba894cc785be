package dev.assay.analyzer.journey;

import org.jspecify.annotations.Nullable;

/**
 * How long units took from one stage to another.
 *
 * @param from stage
 * @param until stage
 * @param units that reached both, in this order
 * @param meanMs milliseconds; null without a unit
 * @param standardDeviationMs milliseconds, between units; null under two
 */
public record StepTime(
    String metric,
    String from,
    String until,
    long units,
    @Nullable Double meanMs,
    @Nullable Double standardDeviationMs) {}
