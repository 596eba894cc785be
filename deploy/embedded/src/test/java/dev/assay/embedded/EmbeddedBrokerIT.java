package dev.assay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.embedded.process.ProcessFailure;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedBrokerIT {
  private static final String TOPIC = "greetings";

  @Test
  void recordsGoInAndComeOutAlsoThroughAGroupAndInATransaction() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary())) {
      createTopic(broker);
      produce(broker, "hello");
      assertThat(consume(broker)).containsExactly("hello");
    }
  }

  @Test
  void recordsAreStillThereAfterAKillAndAStartInTheSameDirectory(@TempDir Path directory)
      throws Exception {
    BrokerOptions options = BrokerOptions.temporary().withDirectory(directory);
    EmbeddedBroker first = EmbeddedBroker.start(options);
    createTopic(first);
    produce(first, "before");
    first.kill();
    assertThat(first.isAlive()).isFalse();

    try (EmbeddedBroker second = EmbeddedBroker.start(options.withPort(first.port()))) {
      produce(second, "after");
      assertThat(consume(second)).containsExactlyInAnyOrder("before", "after");
    }
  }

  @Test
  void anUndeclaredTopicIsNotCreated() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
        Admin admin = Admin.create(client(broker))) {
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(
              () ->
                  admin
                      .describeTopics(List.of("undeclared"))
                      .allTopicNames()
                      .get(10, TimeUnit.SECONDS))
          .withCauseInstanceOf(UnknownTopicOrPartitionException.class);
    }
  }

  @Test
  void aPortInUseIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerOptions options = BrokerOptions.temporary().withPort(taken.getLocalPort());
      assertThatThrownBy(() -> EmbeddedBroker.start(options))
          .isInstanceOf(ProcessFailure.class)
          .hasMessage("port %d for the Kafka broker is already in use", taken.getLocalPort());
    }
  }

  private static void createTopic(EmbeddedBroker broker) throws Exception {
    try (Admin admin = Admin.create(client(broker))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
    }
  }

  private static void produce(EmbeddedBroker broker, String value) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "test");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(TOPIC, value, value));
      producer.commitTransaction();
      assertThat(sent).isDone();
    }
  }

  private static List<String> consume(EmbeddedBroker broker) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "group.id", "test",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      List<String> values = new ArrayList<>();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                for (ConsumerRecord<String, String> record :
                    consumer.poll(Duration.ofMillis(500))) {
                  values.add(record.value());
                }
                return !values.isEmpty()
                    && consumer.endOffsets(consumer.assignment()).entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
              });
      return values;
    }
  }

  private static Map<String, Object> client(EmbeddedBroker broker) {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }
}
