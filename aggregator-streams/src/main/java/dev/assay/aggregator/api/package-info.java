/**
 * The aggregator over HTTP.
 *
 * <p>JSON for people, Avro binary for the analyzer and for other instances.
 */
@NullMarked
package dev.assay.aggregator.api;

import org.jspecify.annotations.NullMarked;
