/**
 * The aggregator's configuration, checked at start.
 *
 * <p>An error names the key, the value and what is allowed.
 */
@NullMarked
package dev.assay.aggregator.config;

import org.jspecify.annotations.NullMarked;
