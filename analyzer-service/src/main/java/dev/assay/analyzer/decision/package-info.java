/**
 * From evidence to a recommendation, by rules that are fixed before the experiment starts.
 *
 * <p>Pure: the same evidence gives the same recommendation, with the same reasons.
 */
@NullMarked
package dev.assay.analyzer.decision;

import org.jspecify.annotations.NullMarked;
