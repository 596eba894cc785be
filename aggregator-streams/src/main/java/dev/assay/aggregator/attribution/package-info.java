/**
 * Which observations count for which experiment and variant: units, exposures, phases, waiting and
 * late events.
 *
 * <p>A fold over a subject's history; what a subject contributes is a function of its state alone.
 * Pure.
 */
@NullMarked
package dev.assay.aggregator.attribution;

import org.jspecify.annotations.NullMarked;
