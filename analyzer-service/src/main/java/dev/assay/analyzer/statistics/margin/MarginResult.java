package dev.assay.analyzer.statistics.margin;

/**
 * How a treatment stands to the largest acceptable degradation. Both p values are one-sided.
 *
 * @param statistic positive when the treatment is on the acceptable side
 * @param degreesOfFreedom of the statistic's t distribution; infinite for a normal one
 * @param pNonInferior of "the treatment is worse than the margin allows": small shows that it is
 *     not
 * @param pInferior of "the treatment is within the margin": small shows that it is not
 */
public record MarginResult(
    double statistic, double degreesOfFreedom, double pNonInferior, double pInferior) {}
