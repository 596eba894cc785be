package dev.assay.schemas.serde;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Confluent's wire format.
 *
 * <p>Headers are not looked at: one that names another encoding would change how the registry
 * client reads every later record.
 */
final class RegistryDeserializer<V extends SpecificRecord> implements Deserializer<V> {

  private final AvroKafkaDeserializer<V> delegate = new AvroKafkaDeserializer<>();

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    delegate.configure(configs, isKey);
  }

  @Override
  public @Nullable V deserialize(String topic, byte @Nullable [] data) {
    return data == null ? null : delegate.deserialize(topic, data);
  }

  @Override
  public void close() {
    delegate.close();
  }
}
