/**
 * The experiments, kept in their compacted topic and nowhere else.
 *
 * <p>One writer at a time within the process; a change is answered once it has been read back.
 */
@NullMarked
package dev.assay.assigner.catalog;

import org.jspecify.annotations.NullMarked;
