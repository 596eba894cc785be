/**
 * Tests and estimates from summaries: plain functions of numbers, without I/O and without a clock.
 *
 * <p>Tests are immutable and configured by {@code withDefaults().with(...)}; each answers with a
 * result or with {@link dev.assay.analyzer.statistics.Undefined}, never with NaN.
 */
@NullMarked
package dev.assay.analyzer.statistics;

import org.jspecify.annotations.NullMarked;
