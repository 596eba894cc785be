/**
 * Reads the recorded decisions back from their topic.
 *
 * <p>On demand and from the beginning: nothing of them is kept in memory.
 */
@NullMarked
package dev.assay.analyzer.decisions;

import org.jspecify.annotations.NullMarked;
