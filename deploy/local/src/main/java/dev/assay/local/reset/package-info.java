/**
 * Makes the aggregator count from the beginning of the log again: all that it derived from the log
 * is deleted, and nothing else.
 */
@NullMarked
package dev.assay.local.reset;

import org.jspecify.annotations.NullMarked;
