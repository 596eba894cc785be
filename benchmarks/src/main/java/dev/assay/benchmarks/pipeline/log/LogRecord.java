package dev.assay.benchmarks.pipeline.log;

import dev.assay.schemas.topic.Topic;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record to write.
 *
 * @param time event time, ms since the epoch
 * @param key the customer's id
 */
public record LogRecord(Topic<?> topic, long time, String key, SpecificRecord value) {

  /** Moves an assignment or an event to another time; the value is changed, not copied. */
  public LogRecord movedTo(long newTime) {
    value.put(value.getSchema().getField("time").pos(), Instant.ofEpochMilli(newTime));
    return new LogRecord(topic, newTime, key, value);
  }
}
