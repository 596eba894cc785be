/**
 * The aggregator: keeps what analyses rest on, exactly once, at the level of the randomised unit.
 *
 * <p>Pure packages (observation, metric, attribution, summary), then adapters (store, topology,
 * query), then api, config and runtime.
 */
@NullMarked
package dev.assay.aggregator;

import org.jspecify.annotations.NullMarked;
