package dev.assay.analyzer.journey;

import org.jspecify.annotations.Nullable;

/**
 * A stage of a variant's funnel. Each unit counts once, also one that skipped an earlier stage: so
 * a share of a stage before can be above 1.
 *
 * @param units that reached it
 * @param rate of the variant's exposed units; null without any
 * @param ofFirst of the units of the first stage; null without any
 * @param ofPrevious of the units of the stage before; null for the first, or without any
 */
public record Stage(
    String stage,
    String metric,
    long units,
    @Nullable Double rate,
    @Nullable Double ofFirst,
    @Nullable Double ofPrevious) {}
