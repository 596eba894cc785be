/**
 * The statistics by name: what one person works out by hand on the command line or over HTTP.
 *
 * <p>Each calculation says which inputs it takes and which results it gives; values are plain maps,
 * lists, numbers and texts, so any format can carry them.
 */
@NullMarked
package dev.assay.analyzer.calculator;

import org.jspecify.annotations.NullMarked;
