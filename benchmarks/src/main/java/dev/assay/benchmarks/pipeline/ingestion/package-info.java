/**
 * How many events a second the assigner takes over HTTP, beside what a plain producer sends of the
 * same records.
 */
@NullMarked
package dev.assay.benchmarks.pipeline.ingestion;

import org.jspecify.annotations.NullMarked;
