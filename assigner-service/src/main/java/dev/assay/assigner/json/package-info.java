/**
 * JSON text to and from plain maps, lists, strings, numbers and booleans.
 *
 * <p>Definitions are validated as such trees, so that every violation can be told at once.
 */
@NullMarked
package dev.assay.assigner.json;

import org.jspecify.annotations.NullMarked;
