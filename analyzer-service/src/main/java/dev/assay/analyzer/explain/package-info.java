/**
 * Takes a recorded decision again, by its own policy or by another one, and says what differs.
 *
 * <p>Pure: a record holds all that its decision was computed from.
 */
@NullMarked
package dev.assay.analyzer.explain;

import org.jspecify.annotations.NullMarked;
