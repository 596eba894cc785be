package dev.assay.schemas.topic;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * A Kafka topic with string keys and Avro values.
 *
 * @param name the topic's name
 * @param valueType the generated record
 * @param partitioning how the topic is spread
 * @param retention what the broker keeps
 */
public record Topic<V extends SpecificRecord>(
    String name, Class<V> valueType, Partitioning partitioning, Retention retention) {

  /** The schema that this build writes and reads. */
  public Schema schema() {
    return SpecificData.get().getSchema(valueType);
  }

  /** The registry's subject of the values, by Confluent's topic name strategy. */
  public String subject() {
    return name + "-value";
  }
}
