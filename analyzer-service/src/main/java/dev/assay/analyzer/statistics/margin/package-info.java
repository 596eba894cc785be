/**
 * Tests against a largest acceptable degradation: is a treatment shown to be within it, or beyond
 * it.
 */
@NullMarked
package dev.assay.analyzer.statistics.margin;

import org.jspecify.annotations.NullMarked;
