/**
 * What can be configured of access, with its defaults.
 *
 * <p>Read and checked once, before a service starts.
 */
@NullMarked
package dev.assay.access.config;

import org.jspecify.annotations.NullMarked;
