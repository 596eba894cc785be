/**
 * The programs that are measured beside Assay's aggregator, each with a main class of its own. All
 * read the same topics with the same decoder and are told the same things.
 */
@NullMarked
package dev.assay.benchmarks.pipeline.runner;

import org.jspecify.annotations.NullMarked;
