package dev.assay.assigner;

import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads back what is in the topics of events. */
record EventTopics(String bootstrapServers, String registryUrl) {

  /** Everything that is in a topic now. */
  <V extends SpecificRecord> List<ConsumerRecord<String, V>> all(Topic<V> topic) {
    Map<String, Object> config = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    List<ConsumerRecord<String, V>> records = new ArrayList<>();
    try (KafkaConsumer<String, V> consumer =
        new KafkaConsumer<>(
            config, new StringDeserializer(), new AvroSerdes(registryUrl).deserializer(topic))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (records.size() < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    return records;
  }

  /** Those of a key. */
  <V extends SpecificRecord> List<V> of(Topic<V> topic, String key) {
    return all(topic).stream()
        .filter(entry -> entry.key().equals(key))
        .map(ConsumerRecord::value)
        .toList();
  }
}
