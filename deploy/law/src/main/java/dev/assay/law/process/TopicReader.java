package dev.assay.law.process;

import dev.assay.schemas.avro.DeadLetter;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics by a plain consumer that sees what is committed. */
public final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, DeadLetter> consumer;
  private final TopicPartition deadLetters = new TopicPartition(Topics.DEAD_LETTERS.name(), 0);
  private final Set<Position> rejected = new HashSet<>();
  private final Set<Position> repeated = new HashSet<>();

  public TopicReader(String bootstrapServers, AvroSerdes serdes) {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
    consumer =
        new KafkaConsumer<>(
            config, new StringDeserializer(), serdes.deserializer(Topics.DEAD_LETTERS));
    consumer.assign(List.of(deadLetters));
    consumer.seekToBeginning(List.of(deadLetters));
  }

  /** What the dead letters up to now are about. */
  public Set<Position> rejected() {
    readDeadLetters();
    return Set.copyOf(rejected);
  }

  /** What more than one dead letter up to now is about; exactly once means none. */
  public Set<Position> repeated() {
    readDeadLetters();
    return Set.copyOf(repeated);
  }

  /** Where the topics end now, without the partitions that are empty. */
  public Map<TopicPartition, Long> ends(List<Topic<? extends SpecificRecord>> topics) {
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    ends.values().removeIf(end -> end == 0);
    return ends;
  }

  private void readDeadLetters() {
    long end = Objects.requireNonNull(consumer.endOffsets(List.of(deadLetters)).get(deadLetters));
    while (consumer.position(deadLetters) < end) {
      for (ConsumerRecord<String, DeadLetter> record : consumer.poll(POLL)) {
        DeadLetter letter = record.value();
        Position about = new Position(letter.getTopic(), letter.getPartition(), letter.getOffset());
        if (!rejected.add(about)) {
          repeated.add(about);
        }
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
