/**
 * A compacted topic as a map that follows it.
 *
 * <p>Experiments are kept in their topic and nowhere else: whoever needs them reads them back.
 */
@NullMarked
package dev.assay.schemas.table;

import org.jspecify.annotations.NullMarked;
