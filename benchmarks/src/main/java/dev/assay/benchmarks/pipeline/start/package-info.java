/**
 * How long the assigner takes from the start of its process until it answers, with many experiments
 * and many units that were exposed before.
 */
@NullMarked
package dev.assay.benchmarks.pipeline.start;

import org.jspecify.annotations.NullMarked;
