/**
 * What one call costs in process that asks experiments for a caller, with Assay's assigner and with
 * what others evaluate flags with. Every engine holds the same experiments in memory.
 */
@NullMarked
package dev.assay.benchmarks.evaluation;

import org.jspecify.annotations.NullMarked;
