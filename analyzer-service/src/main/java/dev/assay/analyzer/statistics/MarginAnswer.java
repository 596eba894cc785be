package dev.assay.analyzer.statistics;

/** On which side of a margin a treatment is, or why that cannot be said. */
public sealed interface MarginAnswer permits MarginResult, Undefined {}
