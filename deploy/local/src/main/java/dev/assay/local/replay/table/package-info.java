/**
 * Data files as rows: CSV and JSON Lines, plain or gzipped.
 *
 * <p>A file is read row by row, as often as asked; it is never held whole.
 */
@NullMarked
package dev.assay.local.replay.table;

import org.jspecify.annotations.NullMarked;
