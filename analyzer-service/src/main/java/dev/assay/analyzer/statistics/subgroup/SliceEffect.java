package dev.assay.analyzer.statistics.subgroup;

import dev.assay.analyzer.statistics.difference.Difference;

/**
 * The effect in one slice.
 *
 * @param adjustedPValue Holm's, over the slices that can be compared
 */
public record SliceEffect(Difference difference, double adjustedPValue) {}
