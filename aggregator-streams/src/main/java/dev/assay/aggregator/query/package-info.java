/**
 * Interactive queries: where each partition is, asking for it, and merging what comes.
 *
 * <p>An answer says which partitions are in it; one that nobody gave is an error, never an empty
 * result.
 */
@NullMarked
package dev.assay.aggregator.query;

import org.jspecify.annotations.NullMarked;
