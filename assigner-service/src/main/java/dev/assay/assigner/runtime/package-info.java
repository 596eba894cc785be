/**
 * Puts the parts together, starts them in order and ends them in the reverse order.
 *
 * <p>What the assigner cannot run without is asked for first, so that a failure is one clear line.
 */
@NullMarked
package dev.assay.assigner.runtime;

import org.jspecify.annotations.NullMarked;
