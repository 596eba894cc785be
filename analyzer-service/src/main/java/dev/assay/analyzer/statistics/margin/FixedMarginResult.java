package dev.assay.analyzer.statistics.margin;

import dev.assay.analyzer.statistics.Interval;

/**
 * How a difference stands to a margin that is known.
 *
 * @param margin largest acceptable degradation, in the metric's unit, at least 0
 * @param difference treatment minus control
 * @param standardError of the difference
 * @param result test of the difference against the margin
 * @param interval one-sided, of the difference: what it could be at worst
 * @param nonInferior whether the interval lies within the margin
 */
public record FixedMarginResult(
    double margin,
    double difference,
    double standardError,
    MarginResult result,
    Interval interval,
    boolean nonInferior) {}
