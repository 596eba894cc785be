package dev.assay.analyzer.statistics.sequential;

import java.util.List;

/**
 * When to stop, look by look.
 *
 * @param zBounds what the z statistic, or its size when two-sided, has to exceed; infinite where
 *     too little is spent for any double
 * @param nominalPValues the p values of the bounds
 * @param cumulativeAlpha error rate spent by each look
 */
public record GroupSequentialBounds(
    List<Double> zBounds, List<Double> nominalPValues, List<Double> cumulativeAlpha) {}
