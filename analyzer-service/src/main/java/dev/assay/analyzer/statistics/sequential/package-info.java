/** Tests and intervals that hold however often, and whenever, one looks. */
@NullMarked
package dev.assay.analyzer.statistics.sequential;

import org.jspecify.annotations.NullMarked;
