/**
 * What is measured of the running aggregator, and under which names.
 *
 * <p>The names, their units and what to alert on are in docs/OPERATIONS.md.
 */
@NullMarked
package dev.assay.aggregator.metrics;

import org.jspecify.annotations.NullMarked;
