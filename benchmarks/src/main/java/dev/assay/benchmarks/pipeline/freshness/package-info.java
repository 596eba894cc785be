/**
 * How long it takes until an event is in the answer to a query. Single events are sent beside the
 * log, and the answer is asked for again and again until it has them.
 */
@NullMarked
package dev.assay.benchmarks.pipeline.freshness;

import org.jspecify.annotations.NullMarked;
