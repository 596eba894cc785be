/**
 * What an experiment may look like: its JSON form, the built-in metrics, and every rule that a
 * definition must keep.
 *
 * <p>Pure: reads and writes trees of maps and lists, and tells all violations at once.
 */
@NullMarked
package dev.assay.assigner.definition;

import org.jspecify.annotations.NullMarked;
