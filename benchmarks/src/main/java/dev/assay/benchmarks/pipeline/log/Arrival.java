package dev.assay.benchmarks.pipeline.log;

/**
 * A request as it was recorded.
 *
 * @param offsetMs since the first request
 * @param contextTokens read by the model
 * @param generatedTokens written by the model
 */
record Arrival(long offsetMs, int contextTokens, int generatedTokens) {}
