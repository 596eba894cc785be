package dev.assay.benchmarks.pipeline.log;

import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A producer with the contract's serdes; for one thread. */
public final class RecordSender implements AutoCloseable {

  private final KafkaProducer<String, byte[]> producer;
  private final AvroSerdes serdes;
  private final Map<Topic<?>, Serializer<SpecificRecord>> serializers = new HashMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private RecordSender(AvroSerdes serdes, Map<String, Object> config) {
    this.serdes = serdes;
    producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /** Writes much at once: large batches, for which records wait. */
  public static RecordSender inBulk(String bootstrapServers, AvroSerdes serdes) {
    return new RecordSender(
        serdes,
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            ProducerConfig.BATCH_SIZE_CONFIG,
            1 << 18,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4"));
  }

  /** Sends events as they happen, as a voice agent does: a record waits for others 5 ms at most. */
  public static RecordSender asAgent(String bootstrapServers, AvroSerdes serdes) {
    return new RecordSender(
        serdes,
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.LINGER_MS_CONFIG,
            5));
  }

  /**
   * Sends a record; does not wait for the broker.
   *
   * @throws KafkaException when an earlier one could not be written
   */
  @SuppressWarnings("FutureReturnValueIgnored") // The callback takes every failure.
  public void send(LogRecord entry) {
    checkWritten();
    byte[] value =
        serializers
            .computeIfAbsent(entry.topic(), this::serializer)
            .serialize(entry.topic().name(), entry.value());
    producer.send(
        new ProducerRecord<>(entry.topic().name(), null, entry.time(), entry.key(), value),
        (metadata, exception) -> {
          if (exception != null) {
            failure.set(exception);
          }
        });
  }

  /**
   * Returns when the broker has everything.
   *
   * @throws KafkaException when something could not be written
   */
  public void flush() {
    producer.flush();
    checkWritten();
  }

  @Override
  public void close() {
    producer.close();
    serializers.values().forEach(Serializer::close);
  }

  private void checkWritten() {
    Exception thrown = failure.get();
    if (thrown != null) {
      throw new KafkaException("The log could not be written: " + thrown, thrown);
    }
  }

  @SuppressWarnings("unchecked") // A topic's serializer takes the topic's records.
  private Serializer<SpecificRecord> serializer(Topic<?> topic) {
    return (Serializer<SpecificRecord>) (Serializer<?>) serdes.serializer(topic);
  }
}
