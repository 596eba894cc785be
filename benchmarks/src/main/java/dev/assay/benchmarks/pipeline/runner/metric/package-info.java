/**
 * What the peers that aggregate have in common: the readings of the log's metrics in an event, and
 * Assay's own statistics of them. Metrics are known by name, not by definition: that is in favour
 * of the peers.
 */
@NullMarked
package dev.assay.benchmarks.pipeline.runner.metric;

import org.jspecify.annotations.NullMarked;
