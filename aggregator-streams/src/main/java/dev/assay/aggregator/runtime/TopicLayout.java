package dev.assay.aggregator.runtime;

/**
 * The topics as they were found.
 *
 * @param partitions of each topic that is joined, at least 1
 */
record TopicLayout(int partitions) {}
