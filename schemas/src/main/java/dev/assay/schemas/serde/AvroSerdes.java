package dev.assay.schemas.serde;

import dev.assay.schemas.topic.Topic;
import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Makes the serdes of topics' values.
 *
 * @param registryUrl the registry's own API, for example {@code
 *     http://127.0.0.1:8080/apis/registry/v3}
 */
public record AvroSerdes(String registryUrl) implements RecordSerdes {

  /** Serde of a topic's values. The caller closes it. */
  public <V extends SpecificRecord> Serde<V> serde(Topic<V> topic) {
    return Serdes.serdeFrom(serializer(topic), deserializer(topic));
  }

  @Override
  public <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic) {
    Serializer<V> serializer = new AvroKafkaSerializer<>();
    serializer.configure(config(topic), false);
    return serializer;
  }

  @Override
  public <V extends SpecificRecord> Deserializer<V> deserializer(Topic<V> topic) {
    Deserializer<V> deserializer = new RegistryDeserializer<>();
    deserializer.configure(config(topic), false);
    return deserializer;
  }

  private Map<String, Object> config(Topic<?> topic) {
    return Map.of(
        SchemaResolverConfig.REGISTRY_URL,
        registryUrl,
        SchemaResolverConfig.AUTO_REGISTER_ARTIFACT,
        true,
        AvroSerdeConfig.AVRO_DATUM_PROVIDER,
        CachingDatumProvider.class,
        AvroSerdeConfig.USE_SPECIFIC_AVRO_READER,
        true,
        CachingDatumProvider.VALUE_TYPE,
        topic.valueType());
  }
}
