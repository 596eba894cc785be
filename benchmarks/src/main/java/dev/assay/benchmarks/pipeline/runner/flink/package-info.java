/**
 * The job as a Flink engineer writes it: keyed by customer, totals of units in keyed state,
 * aggregates of variants in the operator.
 */
@NullMarked
package dev.assay.benchmarks.pipeline.runner.flink;

import org.jspecify.annotations.NullMarked;
