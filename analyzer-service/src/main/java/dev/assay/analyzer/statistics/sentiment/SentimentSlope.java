package dev.assay.analyzer.statistics.sentiment;

import dev.assay.analyzer.statistics.Interval;
import java.util.OptionalDouble;

/**
 * How fast a sentiment changes.
 *
 * @param value change of the score per unit of position
 * @param standardError of the slope; 0 when the windows lie on a line
 * @param degreesOfFreedom windows minus 2
 * @param pValue two-sided, of no change; empty when the windows lie on a line, where nothing tells
 *     chance from change
 * @param interval of the slope
 */
public record SentimentSlope(
    double value,
    double standardError,
    long degreesOfFreedom,
    OptionalDouble pValue,
    Interval interval,
    Trend trend) {}
