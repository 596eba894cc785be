package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Interval;

/**
 * A relative difference as the delta method sees it: about normal, with a standard error of its
 * own.
 *
 * @param value difference over the absolute value of the control
 * @param standardError of the lift; 0 when the treatment neither varies nor differs from 0
 * @param degreesOfFreedom those of the difference
 * @param pValue of "the lift is 0", which is not the difference's own: the control's noise enters
 *     twice; undefined with a standard error of 0
 * @param interval about the value; a point with a standard error of 0
 */
public record DeltaLift(
    double value,
    double standardError,
    double degreesOfFreedom,
    Answer<Double> pValue,
    Interval interval) {}
