package dev.assay.analyzer.statistics.bayes;

import java.util.List;

/**
 * What the arms' posteriors say of the best one, arm by arm.
 *
 * @param probabilities that the arm is the best; they sum to 1
 * @param expectedLosses of choosing the arm: how far it is expected to fall short of the best of
 *     the others where it does, in the figure's unit
 */
public record BestArms(List<Double> probabilities, List<Double> expectedLosses) {}
