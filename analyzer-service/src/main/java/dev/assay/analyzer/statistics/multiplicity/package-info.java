/** Corrections for several comparisons, and the intervals that match them. */
@NullMarked
package dev.assay.analyzer.statistics.multiplicity;

import org.jspecify.annotations.NullMarked;
