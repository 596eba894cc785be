/**
 * Analyses the running experiments at intervals and publishes what changed.
 *
 * <p>The topic of analyses is also the memory: after a restart it says what was published last.
 */
@NullMarked
package dev.assay.analyzer.publish;

import org.jspecify.annotations.NullMarked;
