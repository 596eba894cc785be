/**
 * Starts the process in order and ends it in order.
 *
 * <p>Whatever it needs is waited for, within a bound, before it says that it is ready.
 */
@NullMarked
package dev.assay.analyzer.runtime;

import org.jspecify.annotations.NullMarked;
