/**
 * What can be set from outside, typed.
 *
 * <p>A value that is not allowed stops the start, with its key, the value and what is allowed.
 */
@NullMarked
package dev.assay.analyzer.config;

import org.jspecify.annotations.NullMarked;
