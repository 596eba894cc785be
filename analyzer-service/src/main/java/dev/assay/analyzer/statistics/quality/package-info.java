/** Whether the data can be trusted at all: the split of the units, and units seen in two arms. */
@NullMarked
package dev.assay.analyzer.statistics.quality;

import org.jspecify.annotations.NullMarked;
