/**
 * How a unit's observations become its value of a metric.
 *
 * <p>A definition is compiled once; totals of a unit are folded from observations. Pure.
 */
@NullMarked
package dev.assay.aggregator.metric;

import org.jspecify.annotations.NullMarked;
