/**
 * Asks the aggregator for summaries.
 *
 * <p>Each way in which it can fail to answer is an error of its own; none is an empty answer.
 */
@NullMarked
package dev.assay.analyzer.client;

import org.jspecify.annotations.NullMarked;
