/**
 * What is kept for each experiment, variant, slice and window, and what changes it.
 *
 * <p>Contributions of units are added and taken out; order never matters. Pure.
 */
@NullMarked
package dev.assay.aggregator.summary;

import org.jspecify.annotations.NullMarked;
