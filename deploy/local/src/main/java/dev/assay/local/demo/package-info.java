/**
 * Everything at once: a stack of its own, and the real logs of the examples replayed into it.
 *
 * <p>What a newcomer runs first.
 */
@NullMarked
package dev.assay.local.demo;

import org.jspecify.annotations.NullMarked;
