/**
 * The contract between Assay's parts and everybody who writes to or reads from its topics.
 *
 * <p>It knows Avro and Kafka's client types; never a web framework, never Kafka Streams.
 */
@NullMarked
package dev.assay.schemas;

import org.jspecify.annotations.NullMarked;
