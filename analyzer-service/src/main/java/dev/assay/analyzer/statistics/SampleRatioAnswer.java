package dev.assay.analyzer.statistics;

/** How the counts fit the intended shares, or why that cannot be said. */
public sealed interface SampleRatioAnswer permits SampleRatio, Undefined {}
