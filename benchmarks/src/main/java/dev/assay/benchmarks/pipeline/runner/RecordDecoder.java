package dev.assay.benchmarks.pipeline.runner;

import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** Assay's own decoding of every topic that is joined. Not safe for use by several threads. */
public final class RecordDecoder implements Deserializer<SpecificRecord> {

  private final Map<String, Deserializer<? extends SpecificRecord>> byTopic = new HashMap<>();

  public RecordDecoder(String registryUrl) {
    AvroSerdes serdes = new AvroSerdes(registryUrl);
    for (Topic<? extends SpecificRecord> topic : Topics.BY_SUBJECT) {
      byTopic.put(topic.name(), serdes.deserializer(topic));
    }
  }

  @Override
  public SpecificRecord deserialize(String topic, byte[] bytes) {
    Deserializer<? extends SpecificRecord> decoder = byTopic.get(topic);
    if (decoder == null) {
      throw new IllegalArgumentException("No topic that is joined: " + topic);
    }
    return decoder.deserialize(topic, bytes);
  }

  @Override
  public void close() {
    byTopic.values().forEach(Deserializer::close);
  }
}
