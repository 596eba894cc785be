package dev.assay.analyzer.statistics.quality;

/**
 * How the counts fit the intended shares.
 *
 * @param pValue small when they do not
 */
public record SampleRatio(double chiSquare, int degreesOfFreedom, double pValue) {}
