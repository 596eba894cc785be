package dev.assay.analyzer.statistics.difference;

import dev.assay.analyzer.statistics.Interval;

/**
 * How a treatment's rate compares with its control's.
 *
 * @param difference treatment minus control, in events for each unit of exposure
 * @param ratio treatment over control; infinite about a control without events
 * @param pNoLikelier exact, two-sided: all outcomes that are no likelier than the one seen
 * @param pDoubled exact, two-sided: twice the smaller tail, at most 1; it matches the interval
 * @param pGreater exact, one-sided: of "the treatment's rate is not higher"
 * @param pLess exact, one-sided: of "the treatment's rate is not lower"
 * @param score statistic of the score test, about normal
 * @param pScore of the score test, two-sided
 * @param ratioInterval exact; from 0 without events in the treatment, to infinity without events in
 *     the control
 */
public record RateComparison(
    double difference,
    double ratio,
    double pNoLikelier,
    double pDoubled,
    double pGreater,
    double pLess,
    double score,
    double pScore,
    Interval ratioInterval) {}
