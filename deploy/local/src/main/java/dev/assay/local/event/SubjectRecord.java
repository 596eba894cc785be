package dev.assay.local.event;

import dev.assay.schemas.topic.Topic;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * A record as it goes to its topic.
 *
 * @param key the customer id, or the session id of an anonymous session
 * @param time event time
 */
public record SubjectRecord(
    Topic<? extends SpecificRecord> topic, String key, Instant time, SpecificRecord value) {}
