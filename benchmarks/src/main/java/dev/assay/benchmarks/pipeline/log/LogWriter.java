package dev.assay.benchmarks.pipeline.log;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes the log once, as producers do. */
public final class LogWriter implements AutoCloseable {

  private static final short ONE_REPLICA = 1;

  private final KafkaProducer<String, byte[]> producer;
  private final AvroSerdes serdes;
  private final Map<Topic<?>, Serializer<SpecificRecord>> serializers = new HashMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private LogWriter(String bootstrapServers, AvroSerdes serdes) {
    this.serdes = serdes;
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            ProducerConfig.BATCH_SIZE_CONFIG,
            1 << 18,
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4");
    producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * Creates the topics and writes the log into them.
   *
   * @param partitions of each topic that is joined
   * @return what must come out of it
   */
  public static Expected write(
      LogShape shape, Admin admin, String bootstrapServers, AvroSerdes serdes, int partitions)
      throws InterruptedException {
    new TopicCreator(admin, partitions, ONE_REPLICA).createMissing(Topics.ALL);
    try (LogWriter writer = new LogWriter(bootstrapServers, serdes)) {
      for (Experiment experiment : Experiments.of(shape)) {
        long created = experiment.getCreatedAt().toEpochMilli();
        writer.send(new LogRecord(Topics.EXPERIMENTS, created, experiment.getId(), experiment));
      }
      Expected expected = new LogGenerator(shape).generate(writer::send);
      writer.flush();
      return expected;
    }
  }

  @Override
  public void close() {
    producer.close();
    serializers.values().forEach(Serializer::close);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback takes every failure.
  private void send(LogRecord entry) {
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

  private void flush() {
    producer.flush();
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
