/**
 * The command line for one machine.
 *
 * <p>Its parts: the local stack, replay of logs, simulated traffic, and what they print.
 */
@NullMarked
package dev.assay.local;

import org.jspecify.annotations.NullMarked;
