package dev.assay.analyzer.statistics.sequential;

/**
 * An effect at one look.
 *
 * @param halfWidth of the interval, to its bounded side or sides
 * @param logEvidence logarithm of the two-sided e-value: the evidence against an effect of 0
 */
public record SequentialEffect(AlwaysValid atLook, double halfWidth, double logEvidence) {}
