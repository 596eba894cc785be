package dev.assay.aggregator.topology;

/**
 * How long what was read may wait for its commit, in ms.
 *
 * @param upToDate while records are read soon after they were sent; at least 1
 * @param behind while older ones are read one after the other; at least as long
 */
public record CommitIntervals(long upToDate, long behind) {}
