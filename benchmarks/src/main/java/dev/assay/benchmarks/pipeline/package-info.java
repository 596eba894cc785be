/**
 * The whole pipeline beside its peers: one log on one broker, read by one runner after the other,
 * each in a process of its own. Figures are ratios within one run.
 */
@NullMarked
package dev.assay.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
