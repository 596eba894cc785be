package dev.assay.aggregator.summary;

/**
 * What is kept in one store and so changes at once: cells, and how far into the log they go.
 *
 * <p>A reader that sees a progress sees all of its effects.
 */
public sealed interface Summary permits Cell, Progress {}
