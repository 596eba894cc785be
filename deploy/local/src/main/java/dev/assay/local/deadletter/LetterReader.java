package dev.assay.local.deadletter;

import dev.assay.local.CommandFailure;
import dev.assay.local.publish.QuietSerdes;
import dev.assay.local.publish.TopicEnds;
import dev.assay.local.publish.TopicOptions;
import dev.assay.schemas.avro.DeadLetter;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads the dead letters that are there now, the oldest first.
 *
 * @param kafka host and port of the broker
 * @param registry URL of the registry's own interface
 */
record LetterReader(String kafka, String registry) {

  static LetterReader of(TopicOptions options) {
    return new LetterReader(options.kafka(), options.registry());
  }

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STALL_TIMEOUT = Duration.ofSeconds(30);

  /**
   * Hands every letter that was written before the call over.
   *
   * @throws CommandFailure when the broker or the registry does not answer
   */
  void forEach(Consumer<Letter> action) {
    Map<TopicPartition, Long> ends = TopicEnds.of(Topics.DEAD_LETTERS, kafka);
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
    try (Deserializer<DeadLetter> deserializer =
            QuietSerdes.of(registry).deserializer(Topics.DEAD_LETTERS);
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(ends.keySet());
      consumer.seekToBeginning(ends.keySet());
      read(consumer, ends, entry -> action.accept(letter(deserializer, entry)));
    } catch (KafkaException e) {
      throw new CommandFailure(
          "the dead letters cannot be read from Kafka at %s: %s".formatted(kafka, e.getMessage()),
          e);
    }
  }

  private static void read(
      KafkaConsumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> action) {
    long read = -1;
    long moved = System.nanoTime();
    while (!isAtEnd(consumer, ends)) {
      for (ConsumerRecord<byte[], byte[]> entry : consumer.poll(POLL)) {
        Long end = ends.get(new TopicPartition(entry.topic(), entry.partition()));
        if (end != null && entry.offset() < end) {
          action.accept(entry);
        }
      }
      long position = ends.keySet().stream().mapToLong(consumer::position).sum();
      if (position > read) {
        read = position;
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > STALL_TIMEOUT.toNanos()) {
        throw new CommandFailure(
            "Kafka sent no dead letter for %d s; one that is being written may hold the others up"
                .formatted(STALL_TIMEOUT.toSeconds()));
      }
    }
  }

  private static boolean isAtEnd(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private Letter letter(
      Deserializer<DeadLetter> deserializer, ConsumerRecord<byte[], byte[]> entry) {
    try {
      return new Letter(deserializer.deserialize(entry.topic(), entry.value()), entry.headers());
    } catch (RuntimeException e) {
      throw new CommandFailure(
          "the dead letter at offset %d cannot be read with the registry at %s: %s"
              .formatted(entry.offset(), registry, e.getMessage()),
          e);
    }
  }
}
