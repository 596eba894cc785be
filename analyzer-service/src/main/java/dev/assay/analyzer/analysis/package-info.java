/**
 * From the aggregator's summaries of an experiment to its analysis.
 *
 * <p>Pure: reads and writes the contract's records, and leaves every figure to the statistics and
 * every judgement to the decision rule.
 */
@NullMarked
package dev.assay.analyzer.analysis;

import org.jspecify.annotations.NullMarked;
