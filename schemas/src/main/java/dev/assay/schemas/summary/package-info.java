/**
 * Mergeable sufficient statistics: what the aggregator keeps and the analyzer reads.
 *
 * <p>Each is a commutative group: values are added and removed in any order, parts are merged, and
 * the result depends on what is in it alone.
 */
@NullMarked
package dev.assay.schemas.summary;

import org.jspecify.annotations.NullMarked;
