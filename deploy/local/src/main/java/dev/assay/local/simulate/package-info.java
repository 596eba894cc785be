/**
 * Synthetic traffic of a voice agent whose true effects are known, and how well they are found.
 *
 * <p>The calls are a function of the seed and of the variants that the assigner gave; only the
 * simulator and its command touch a running stack.
 */
@NullMarked
package dev.assay.local.simulate;

import org.jspecify.annotations.NullMarked;
