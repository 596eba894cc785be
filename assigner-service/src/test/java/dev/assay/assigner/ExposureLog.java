package dev.assay.assigner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the topic of assignments. */
final class ExposureLog {

  private ExposureLog() {}

  /** Every exposure that was published so far, each keyed by its customer. */
  static List<Assignment> read(EmbeddedBroker broker, EmbeddedRegistry registry) {
    Map<String, Object> config =
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    List<Assignment> exposures = new ArrayList<>();
    try (KafkaConsumer<String, Assignment> consumer =
        new KafkaConsumer<>(
            config,
            new StringDeserializer(),
            new AvroSerdes(registry.url()).deserializer(Topics.ASSIGNMENTS))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.ASSIGNMENTS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      assertThat(partitions).hasSize(4);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
      while (exposures.size() < end) {
        consumer
            .poll(Duration.ofSeconds(1))
            .forEach(
                exposure -> {
                  assertThat(exposure.key()).isEqualTo(exposure.value().getCustomerId());
                  exposures.add(exposure.value());
                });
      }
    }
    return exposures;
  }
}
