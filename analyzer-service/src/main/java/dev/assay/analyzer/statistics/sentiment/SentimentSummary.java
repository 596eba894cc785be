package dev.assay.analyzer.statistics.sentiment;

/**
 * All windows together.
 *
 * @param mean over all scores, from -1 to 1
 * @param label of the mean
 * @param low window with the lowest mean, the earliest of several
 * @param high window with the highest mean, the earliest of several
 */
public record SentimentSummary(
    double mean, SentimentLabel label, SentimentWindow low, SentimentWindow high) {}
