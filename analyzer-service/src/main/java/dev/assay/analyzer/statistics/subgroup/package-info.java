/** Whether an effect differs between slices of the units, or between arms of another experiment. */
@NullMarked
package dev.assay.analyzer.statistics.subgroup;

import org.jspecify.annotations.NullMarked;
