package dev.assay.aggregator.summary;

/** Names a cell, or the task's progress. */
public sealed interface SummaryKey permits CellKey, ProgressKey {}
