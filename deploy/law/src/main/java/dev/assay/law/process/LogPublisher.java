package dev.assay.law.process;

import dev.assay.law.log.LogRecord;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Publishes experiments and records as any producer does, and remembers where the bad ones are. */
public final class LogPublisher implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);
  private static final byte[] TEXT = {'t', 'e', 'x', 't', '?', '!'};
  private static final byte[] UNKNOWN_SCHEMA = {0, 0x7f, 0x7f, 0x7f, 0x7f, 1, 2, 3};

  private final KafkaProducer<String, byte @Nullable []> producer;
  private final AvroSerdes serdes;
  private final Predicate<LogRecord> invalid;
  private final Map<Topic<?>, Serializer<SpecificRecord>> serializers = new HashMap<>();
  private final Set<Position> rejected = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  /**
   * @param invalid which records must become dead letters
   */
  public LogPublisher(String bootstrapServers, AvroSerdes serdes, Predicate<LogRecord> invalid) {
    this.serdes = serdes;
    this.invalid = invalid;
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.LINGER_MS_CONFIG,
            20,
            ProducerConfig.BATCH_SIZE_CONFIG,
            1 << 17);
    producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  /** Returns when the broker has them. */
  public synchronized void publishExperiments(List<Experiment> experiments) {
    for (Experiment experiment : experiments) {
      send(
          Topics.EXPERIMENTS, experiment.getId(), bytes(Topics.EXPERIMENTS, experiment), any -> {});
    }
    flush();
  }

  /** Returns when the broker has them. Calls follow each other, from whatever thread. */
  public synchronized void publish(List<LogRecord> records) {
    for (LogRecord record : records) {
      send(
          record.topic(),
          record.key(),
          bytes(record.topic(), record.value()),
          invalid.test(record) ? rejected::add : any -> {});
    }
    flush();
  }

  /**
   * Publishes what no decoder can read: of each record a stump, and in its place a text, nothing,
   * the number of a schema that does not exist, no value, and the record under no key.
   */
  public synchronized void publishUnreadable(List<LogRecord> records) {
    for (LogRecord record : records) {
      byte[] whole = bytes(record.topic(), record.value());
      byte[] stump = Arrays.copyOf(whole, whole.length / 2);
      send(record.topic(), record.key(), stump, rejected::add);
      send(record.topic(), record.key(), TEXT, rejected::add);
      send(record.topic(), record.key(), new byte[0], rejected::add);
      send(record.topic(), record.key(), UNKNOWN_SCHEMA, rejected::add);
      send(record.topic(), record.key(), null, rejected::add);
      send(record.topic(), null, whole, rejected::add);
    }
    flush();
  }

  /** Publishes an experiment that no decoder can read. */
  public synchronized void publishUnreadableExperiment() {
    send(Topics.EXPERIMENTS, "unreadable", TEXT, any -> {});
    flush();
  }

  /** Where the records are that must become dead letters. */
  public Set<Position> rejected() {
    return Set.copyOf(rejected);
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
    serializers.values().forEach(Serializer::close);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // The callback takes every failure.
  private void send(
      Topic<?> topic, @Nullable String key, byte @Nullable [] value, Consumer<Position> published) {
    producer.send(
        new ProducerRecord<>(topic.name(), key, value),
        (metadata, exception) -> {
          if (exception == null) {
            published.accept(position(metadata));
          } else {
            failure.set(exception);
          }
        });
  }

  private static Position position(RecordMetadata metadata) {
    return new Position(metadata.topic(), metadata.partition(), metadata.offset());
  }

  private void flush() {
    producer.flush();
    Exception thrown = failure.get();
    if (thrown != null) {
      throw new KafkaException("A record could not be published: " + thrown, thrown);
    }
  }

  private byte[] bytes(Topic<?> topic, SpecificRecord value) {
    return serializers.computeIfAbsent(topic, this::serializer).serialize(topic.name(), value);
  }

  @SuppressWarnings("unchecked") // A topic's serializer takes the topic's records.
  private Serializer<SpecificRecord> serializer(Topic<?> topic) {
    return (Serializer<SpecificRecord>) (Serializer<?>) serdes.serializer(topic);
  }
}
