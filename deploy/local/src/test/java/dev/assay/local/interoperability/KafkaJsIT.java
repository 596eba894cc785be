package dev.assay.local.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.schemas.avro.SentimentEvent;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records go both ways between the Java serdes and KafkaJS. */
final class KafkaJsIT {
  private static final Topic<SentimentEvent> TOPIC = Topics.SENTIMENTS;
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

  @Test
  void eachReadsWhatTheOtherWrote(@TempDir Path directory) throws Exception {
    Node node = Node.install(directory);
    try (EmbeddedBroker broker = EmbeddedBroker.launch(BrokerOptions.temporary());
        EmbeddedRegistry registry = EmbeddedRegistry.launch(RegistryOptions.temporary())) {
      broker.awaitReady();
      registry.awaitReady();
      createTopic(broker);

      write(broker, registry, "from-java");
      JsonNode read =
          new ObjectMapper()
              .readTree(
                  node.script(
                      "read.js",
                      broker.bootstrapServers(),
                      registry.confluentUrl(),
                      TOPIC.name(),
                      "from-java"));
      assertThat(read.path("event_id").asText()).isEqualTo("event-1");
      assertThat(read.path("time").asLong()).isEqualTo(TIME.toEpochMilli());
      assertThat(read.path("customer_id").asText()).isEqualTo("from-java");
      assertThat(read.path("session_id").isNull()).isTrue();
      assertThat(read.path("score").asDouble()).isEqualTo(-0.25);
      assertThat(read.path("keywords").path(0).asText()).isEqualTo("स्वागत");

      node.script(
          "write.js",
          broker.bootstrapServers(),
          registry.confluentUrl(),
          TOPIC.name(),
          "from-node",
          """
          {"event_id": "event-2", "time": %d, "customer_id": "from-node", "session_id": null,
           "turn": 3, "score": 0.5, "confidence": 0.75, "keywords": ["स्वागत"]}
          """
              .formatted(TIME.toEpochMilli()));
      assertThat(readAll(broker, registry).get("from-node"))
          .isEqualTo(
              SentimentEvent.newBuilder()
                  .setEventId("event-2")
                  .setTime(TIME)
                  .setCustomerId("from-node")
                  .setTurn(3)
                  .setScore(0.5)
                  .setConfidence(0.75)
                  .setKeywords(List.of("स्वागत"))
                  .build());
    }
  }

  private static void createTopic(EmbeddedBroker broker) throws InterruptedException {
    try (Admin admin = Admin.create(client(broker))) {
      new TopicCreator(admin, 2, (short) 1).createMissing(List.of(TOPIC));
    }
  }

  private static void write(EmbeddedBroker broker, EmbeddedRegistry registry, String key)
      throws Exception {
    SentimentEvent event =
        SentimentEvent.newBuilder()
            .setEventId("event-1")
            .setTime(TIME)
            .setCustomerId(key)
            .setScore(-0.25)
            .setKeywords(List.of("स्वागत"))
            .build();
    try (KafkaProducer<String, SentimentEvent> producer =
        new KafkaProducer<>(
            client(broker),
            new StringSerializer(),
            new AvroSerdes(registry.url()).serializer(TOPIC))) {
      producer.send(new ProducerRecord<>(TOPIC.name(), key, event)).get();
    }
  }

  private static Map<String, SentimentEvent> readAll(
      EmbeddedBroker broker, EmbeddedRegistry registry) {
    Map<String, Object> config = new HashMap<>(client(broker));
    config.put("group.id", "java");
    config.put("auto.offset.reset", "earliest");
    Map<String, SentimentEvent> found = new HashMap<>();
    try (KafkaConsumer<String, SentimentEvent> consumer =
        new KafkaConsumer<>(
            config, new StringDeserializer(), new AvroSerdes(registry.url()).deserializer(TOPIC))) {
      consumer.subscribe(List.of(TOPIC.name()));
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                for (ConsumerRecord<String, SentimentEvent> record :
                    consumer.poll(Duration.ofMillis(500))) {
                  found.put(record.key(), record.value());
                }
                return found.size() == 2;
              });
    }
    return found;
  }

  private static Map<String, Object> client(EmbeddedBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
