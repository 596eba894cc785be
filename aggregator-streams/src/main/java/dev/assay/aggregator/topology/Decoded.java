package dev.assay.aggregator.topology;

import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record's value as far as it could be read.
 *
 * @param bytes as they came; null for a record without a value
 * @param value the record; null when it could not be read
 * @param problem why it could not be read; null when it could
 */
record Decoded(
    @Nullable ByteBuffer bytes, @Nullable SpecificRecord value, @Nullable String problem) {}
