/**
 * The one sub-topology: seven sources, one processor, the stores, and the dead letters.
 *
 * <p>It moves records between Kafka Streams and the pure fold and decides nothing about counting.
 */
@NullMarked
package dev.assay.aggregator.topology;

import org.jspecify.annotations.NullMarked;
