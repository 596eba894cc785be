package dev.assay.analyzer.statistics.adjustment;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.difference.DeltaLift;
import dev.assay.analyzer.statistics.difference.Difference;

/**
 * A difference adjusted for a covariate, beside the one that is not.
 *
 * @param theta units of the outcome for each unit of the covariate; 0 with a constant covariate
 * @param adjusted its lift is relative to the control's mean before the adjustment
 * @param unadjusted Welch's, of the outcome alone
 * @param varianceReduction share of the difference's variance that the adjustment takes away; it
 *     may be negative, as theta is an estimate
 * @param lift adjusted difference over the control's unadjusted mean, by the delta method with the
 *     exact gradient; undefined about a control of 0
 * @param balancedLift the same with the gradient at the unadjusted treatment mean, which is what
 *     some other packages do
 */
public record Cuped(
    double theta,
    Difference adjusted,
    Difference unadjusted,
    double varianceReduction,
    Answer<DeltaLift> lift,
    Answer<DeltaLift> balancedLift) {}
