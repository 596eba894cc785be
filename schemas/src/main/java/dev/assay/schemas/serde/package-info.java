/**
 * How the topics' records become bytes: Avro in Confluent's wire format, with a schema registry.
 *
 * <p>A thin configuration of the registry client's own serde.
 */
@NullMarked
package dev.assay.schemas.serde;

import org.jspecify.annotations.NullMarked;
