package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Interval;
import java.util.Optional;

/**
 * How a treatment differs from its control.
 *
 * @param value treatment minus control, in the metric's unit
 * @param standardError of the difference, as the statistic uses it
 * @param statistic difference over standard error
 * @param degreesOfFreedom of the statistic's t distribution; infinite for a normal one
 * @param pValue of the alternative that was tested
 * @param interval of the difference, open to the side that a one-sided test looks for
 * @param lift relative to the control; empty about a control of zero
 */
public record Difference(
    double value,
    double standardError,
    double statistic,
    double degreesOfFreedom,
    double pValue,
    Interval interval,
    Optional<Lift> lift) {}
