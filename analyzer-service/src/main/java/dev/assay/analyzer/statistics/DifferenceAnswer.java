package dev.assay.analyzer.statistics;

/** Whether two arms differ and by how much, or why that cannot be said. */
public sealed interface DifferenceAnswer permits Difference, Undefined {}
