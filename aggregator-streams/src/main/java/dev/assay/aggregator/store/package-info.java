/**
 * State stores that keep live objects and write what changed at commit.
 *
 * <p>Serialising per event is what makes plain aggregations slow; a commit sees the sum of many
 * changes.
 */
@NullMarked
package dev.assay.aggregator.store;

import org.jspecify.annotations.NullMarked;
