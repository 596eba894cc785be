package dev.assay.analyzer.statistics;

/** One arm's figure with its uncertainty, or why there is none. */
public sealed interface Estimation permits Estimate, Undefined {}
