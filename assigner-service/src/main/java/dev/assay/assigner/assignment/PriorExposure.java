package dev.assay.assigner.assignment;

import org.jspecify.annotations.Nullable;

/**
 * The earliest exposure of a unit to an experiment.
 *
 * @param bucket null when the variant was recorded elsewhere
 * @param propensity with which it got the variant then; null when it is not known
 */
public record PriorExposure(
    String variantId, @Nullable Integer bucket, @Nullable Double propensity) {}
