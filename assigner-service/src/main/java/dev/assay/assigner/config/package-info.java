/**
 * What can be configured, with its defaults.
 *
 * <p>Read and checked once, before anything starts.
 */
@NullMarked
package dev.assay.assigner.config;

import org.jspecify.annotations.NullMarked;
