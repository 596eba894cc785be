/**
 * Brings experiments and their records into a running stack, and waits for what comes of them.
 *
 * <p>What replay, simulation and demo have in common.
 */
@NullMarked
package dev.assay.local.publish;

import org.jspecify.annotations.NullMarked;
