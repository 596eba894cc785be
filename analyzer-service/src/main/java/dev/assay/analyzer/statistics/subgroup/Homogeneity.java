package dev.assay.analyzer.statistics.subgroup;

/**
 * How far independent effects differ from one another.
 *
 * @param statistic Cochran's Q
 * @param degreesOfFreedom effects, less one
 * @param pValue of "the effect is the same everywhere"
 * @param inconsistency share of the effects' spread that is more than noise, from 0 to 1: I squared
 * @param common effect, each weighted by its precision
 */
public record Homogeneity(
    double statistic, int degreesOfFreedom, double pValue, double inconsistency, double common) {}
