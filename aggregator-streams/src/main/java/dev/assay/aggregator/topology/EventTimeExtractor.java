package dev.assay.aggregator.topology;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Event time, by which Kafka Streams takes the next record from the topics of a task: so a backlog
 * is read in the order in which it happened, however far apart the topics are.
 */
final class EventTimeExtractor implements TimestampExtractor {

  private static final String TIME = "time";

  @Override
  public long extract(ConsumerRecord<Object, Object> entry, long partitionTime) {
    if (entry.value() instanceof Decoded decoded) {
      decoded.appendedAt(entry.timestamp());
      SpecificRecord value = decoded.value();
      if (value != null) {
        // Kafka Streams drops records of negative time without a word; the processor will not.
        return Math.max(0, timeOf(value));
      }
    }
    return Math.max(0, entry.timestamp());
  }

  /** The event time of an assignment or an event, ms since the epoch. */
  private static long timeOf(SpecificRecord value) {
    return ((Instant) value.get(value.getSchema().getField(TIME).pos())).toEpochMilli();
  }
}
