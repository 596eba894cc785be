package dev.assay.benchmarks.pipeline.log;

import dev.assay.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record to write.
 *
 * @param time event time, ms since the epoch
 * @param key the customer's id
 */
record LogRecord(Topic<?> topic, long time, String key, SpecificRecord value) {}
