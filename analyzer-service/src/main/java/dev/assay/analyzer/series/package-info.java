/**
 * How an experiment's figures went over time: by window of event time, and by published analysis.
 *
 * <p>The two are told apart, because a unit that is active in several windows counts in each.
 */
@NullMarked
package dev.assay.analyzer.series;

import org.jspecify.annotations.NullMarked;
