/**
 * Differences with less noise: by what was known of the units before, by strata, by caps on values.
 */
@NullMarked
package dev.assay.analyzer.statistics.adjustment;

import org.jspecify.annotations.NullMarked;
