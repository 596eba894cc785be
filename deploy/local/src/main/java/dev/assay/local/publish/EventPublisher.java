package dev.assay.local.publish;

import dev.assay.local.CommandFailure;
import dev.assay.local.event.SubjectRecord;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes records to their topics. For use by one thread. */
public final class EventPublisher implements AutoCloseable {

  private final AvroSerdes serdes;
  private final String kafka;
  private final Producer<String, byte[]> producer;
  private final Map<Topic<?>, TopicSerializer<?>> serializers = new HashMap<>();
  private final Map<TopicPartition, Long> nextOffsets = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * @param kafka host and port of the broker
   * @param registry URL of the registry's own interface
   */
  public EventPublisher(String kafka, String registry) {
    this.kafka = kafka;
    this.serdes = QuietSerdes.of(registry);
    Properties config = new Properties();
    config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka);
    config.put(ProducerConfig.LINGER_MS_CONFIG, "20");
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, "131072");
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");
    this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Hands a record over for sending.
   *
   * @throws CommandFailure when this or an earlier record cannot be sent
   */
  // The callback takes note of what the future would tell.
  @SuppressWarnings("FutureReturnValueIgnored")
  public void publish(SubjectRecord entry) {
    failIfFailed();
    try {
      byte[] value =
          serializers.computeIfAbsent(entry.topic(), this::serializer).bytes(entry.value());
      producer.send(
          new ProducerRecord<>(
              entry.topic().name(), null, entry.time().toEpochMilli(), entry.key(), value),
          this::sent);
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  /**
   * Waits until the broker has every record.
   *
   * @throws CommandFailure when a record could not be sent
   */
  public void flush() {
    try {
      producer.flush();
    } catch (KafkaException e) {
      throw failed(e);
    }
    failIfFailed();
  }

  /** By partition: the offset after the last record that the broker has. */
  public Map<TopicPartition, Long> nextOffsets() {
    return Map.copyOf(nextOffsets);
  }

  @Override
  public void close() {
    producer.close();
    serializers.values().forEach(TopicSerializer::close);
  }

  private void sent(@Nullable RecordMetadata metadata, @Nullable Exception exception) {
    if (exception != null) {
      failure.compareAndSet(null, exception);
    } else if (metadata != null) {
      nextOffsets.merge(
          new TopicPartition(metadata.topic(), metadata.partition()),
          metadata.offset() + 1,
          Math::max);
    }
  }

  private void failIfFailed() {
    Exception exception = failure.get();
    if (exception != null) {
      throw failed(exception);
    }
  }

  private CommandFailure failed(Exception cause) {
    return new CommandFailure(
        "records cannot be sent to Kafka at %s with the registry at %s: %s"
            .formatted(kafka, serdes.registryUrl(), cause.getMessage()),
        cause);
  }

  private TopicSerializer<?> serializer(Topic<?> topic) {
    return typed(topic);
  }

  private <V extends SpecificRecord> TopicSerializer<V> typed(Topic<V> topic) {
    return new TopicSerializer<>(topic, serdes.serializer(topic));
  }

  private record TopicSerializer<V extends SpecificRecord>(
      Topic<V> topic, Serializer<V> serializer) {

    byte[] bytes(SpecificRecord value) {
      return serializer.serialize(topic.name(), topic.valueType().cast(value));
    }

    void close() {
      serializer.close();
    }
  }
}
