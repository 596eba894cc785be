/**
 * What runs: Kafka Streams, its health and its end.
 *
 * <p>Started by the server, stopped with it.
 */
@NullMarked
package dev.assay.aggregator.runtime;

import org.jspecify.annotations.NullMarked;
