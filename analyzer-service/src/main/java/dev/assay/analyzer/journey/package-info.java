/**
 * How conversations go, variant by variant: the funnel with the times between its stages, and the
 * sentiment with its trend. Only what the experiment's own metrics tell is shown.
 */
@NullMarked
package dev.assay.analyzer.journey;

import org.jspecify.annotations.NullMarked;
