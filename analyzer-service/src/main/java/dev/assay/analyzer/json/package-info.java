/**
 * JSON as plain maps, lists, numbers and texts, without loss in either direction.
 *
 * <p>It knows nothing of what the values mean.
 */
@NullMarked
package dev.assay.analyzer.json;

import org.jspecify.annotations.NullMarked;
