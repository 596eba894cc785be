package dev.assay.schemas.serde;

import dev.assay.schemas.topic.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** How the values of topics become bytes. */
public interface RecordSerdes {

  /** Registers the schema under the topic's subject when it writes its first record. */
  <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic);

  /** Throws for what is not Avro of a schema that resolves to the topic's record. */
  <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic);
}
