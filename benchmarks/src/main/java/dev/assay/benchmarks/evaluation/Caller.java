package dev.assay.benchmarks.evaluation;

import java.util.Map;

/**
 * Who asks.
 *
 * @param attributes language, segment and region
 */
record Caller(String customerId, Map<String, String> attributes) {}
