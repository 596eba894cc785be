/**
 * Whether the statistics keep what they promise: simulations and exact sums over all outcomes.
 *
 * <p>The only code of the analyzer that draws random numbers; nothing that serves depends on it.
 */
@NullMarked
package dev.assay.analyzer.calibration;

import org.jspecify.annotations.NullMarked;
