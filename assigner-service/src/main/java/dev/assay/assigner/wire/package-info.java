/**
 * Records as Kafka gets them, in Confluent's wire format: a zero byte, the schema's id of 4 bytes,
 * and Avro.
 *
 * <p>The registry is asked for an id once; after that nothing but bytes is written, since what is
 * written here is most of what a call or an event costs.
 */
@NullMarked
package dev.assay.assigner.wire;

import org.jspecify.annotations.NullMarked;
