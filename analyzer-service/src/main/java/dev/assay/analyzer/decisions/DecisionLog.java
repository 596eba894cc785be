package dev.assay.analyzer.decisions;

import dev.assay.schemas.avro.DecisionRecord;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The topic of decisions. Safe for use by several threads, of which few read at a time. */
public final class DecisionLog {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.DECISIONS.name(), 0);
  private static final Duration POLL = Duration.ofMillis(200);

  /** Each reader may hold some of the largest records. */
  private static final int READERS = 2;

  private final Properties kafka;
  private final AvroSerdes serdes;
  private final Duration timeout;
  private final Semaphore readers = new Semaphore(READERS, true);

  /**
   * The decisions.
   *
   * @param kafka how to reach the broker: at least {@code bootstrap.servers}
   * @param timeout for one reading of the whole topic
   */
  public DecisionLog(Properties kafka, AvroSerdes serdes, Duration timeout) {
    this.kafka = kafka;
    this.serdes = serdes;
    this.timeout = timeout;
  }

  /**
   * What is made of each decision of an experiment, oldest first.
   *
   * @param summarise keeps what is wanted of a record, which may be megabytes
   * @throws DecisionsUnreadable when the topic cannot be read, or not in time
   */
  public <T> List<T> all(String experimentId, Function<DecisionRecord, T> summarise)
      throws InterruptedException {
    List<T> all = new ArrayList<>();
    read(experimentId, decision -> all.add(summarise.apply(decision)));
    return all;
  }

  /**
   * The latest decision that was taken at or before this time.
   *
   * @throws DecisionsUnreadable when the topic cannot be read, or not in time
   */
  public Optional<DecisionRecord> inForce(String experimentId, Instant at)
      throws InterruptedException {
    List<DecisionRecord> latest = new ArrayList<>();
    read(
        experimentId,
        decision -> {
          if (!decision.getTime().isAfter(at)
              && (latest.isEmpty() || !decision.getTime().isBefore(latest.getFirst().getTime()))) {
            latest.clear();
            latest.add(decision);
          }
        });
    return latest.stream().findFirst();
  }

  private void read(String experimentId, Consumer<DecisionRecord> each)
      throws InterruptedException {
    if (!readers.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new DecisionsUnreadable("Others are reading the decisions");
    }
    try (Deserializer<DecisionRecord> deserializer = serdes.deserializer(Topics.DECISIONS);
        KafkaConsumer<String, byte[]> consumer = consumer()) {
      read(
          consumer,
          entry -> {
            if (experimentId.equals(entry.key()) && entry.value() != null) {
              each.accept(decision(deserializer, entry));
            }
          });
    } catch (KafkaException e) {
      throw new DecisionsUnreadable("The decisions cannot be read", e);
    } finally {
      readers.release();
    }
  }

  private void read(
      KafkaConsumer<String, byte[]> consumer, Consumer<ConsumerRecord<String, byte[]>> each) {
    long deadline = System.nanoTime() + timeout.toNanos();
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
    long end =
        consumer.endOffsets(List.of(PARTITION), timeout).values().stream()
            .mapToLong(Long::longValue)
            .sum();
    while (consumer.position(PARTITION, timeout) < end) {
      if (System.nanoTime() > deadline) {
        throw new DecisionsUnreadable(
            "The decisions were not read in %d s".formatted(timeout.toSeconds()));
      }
      consumer.poll(POLL).forEach(each);
    }
  }

  private static DecisionRecord decision(
      Deserializer<DecisionRecord> deserializer, ConsumerRecord<String, byte[]> entry) {
    try {
      return deserializer.deserialize(entry.topic(), entry.value());
    } catch (RuntimeException e) {
      // The registry's client has an error of its own for each way in which it is away.
      throw new DecisionsUnreadable(
          "The decision at offset %d cannot be read".formatted(entry.offset()), e);
    }
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Properties config = new Properties();
    config.putAll(kafka);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(timeout.toMillis()));
    return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
