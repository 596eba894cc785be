package dev.assay.analyzer.journey;

/**
 * What a journey does not show.
 *
 * @param part funnel, steps, sentiments or extremes
 */
public record LeftOut(String part, String reason) {}
