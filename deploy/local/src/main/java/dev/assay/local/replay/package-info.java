/**
 * Replays a log of the past: a mapping and its data files in, assignments and events out.
 *
 * <p>The whole of every file is converted once before anything is sent.
 */
@NullMarked
package dev.assay.local.replay;

import org.jspecify.annotations.NullMarked;
