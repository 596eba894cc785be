package dev.assay.aggregator.topology;

import dev.assay.schemas.serde.AvroBinary;
import dev.assay.schemas.serde.RecordSerdes;
import dev.assay.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** Serdes without a registry, for tests of the topology alone. */
record PlainAvro() implements RecordSerdes {

  @Override
  public <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic) {
    AvroBinary<V> avro = new AvroBinary<>(topic.valueType());
    return (name, value) -> avro.write(value);
  }

  @Override
  public <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic) {
    AvroBinary<V> avro = new AvroBinary<>(topic.valueType());
    return (name, bytes) -> avro.read(bytes);
  }
}
