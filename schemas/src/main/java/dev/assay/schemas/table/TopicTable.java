package dev.assay.schemas.table;

import dev.assay.schemas.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest value of each key of a compacted topic of one partition, read from its beginning and
 * then followed. Safe for use by several threads.
 */
public final class TopicTable<V extends SpecificRecord> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TopicTable.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final TopicPartition partition;
  private final KafkaConsumer<String, V> consumer;
  private final Consumer<V> onChange;
  private final Consumer<String> onRemoval;
  private final Thread thread;
  private final Map<String, V> values = new ConcurrentSkipListMap<>();
  private final Object progress = new Object();
  private long position;
  private @Nullable RuntimeException failure;
  private volatile boolean closed;

  private TopicTable(
      Topic<V> topic,
      Properties kafka,
      Deserializer<V> deserializer,
      Consumer<V> onChange,
      Consumer<String> onRemoval) {
    this.partition = new TopicPartition(topic.name(), 0);
    this.onChange = onChange;
    this.onRemoval = onRemoval;
    Properties config = new Properties();
    config.putAll(kafka);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), deserializer);
    this.thread = new Thread(this::follow, "table-" + topic.name());
    thread.setDaemon(true);
  }

  /** As the other, for whom nothing depends on what is taken away. */
  public static <V extends SpecificRecord> TopicTable<V> follow(
      Topic<V> topic,
      Properties kafka,
      Deserializer<V> deserializer,
      Consumer<V> onChange,
      Duration timeout)
      throws TimeoutException, InterruptedException {
    return follow(topic, kafka, deserializer, onChange, key -> {}, timeout);
  }

  /**
   * Reads the topic up to its present end, and follows it from then on.
   *
   * @param kafka how to reach the broker: at least {@code bootstrap.servers}
   * @param onChange told of every value that is read, on the reading thread
   * @param onRemoval told of every key whose value is taken away, on the reading thread
   * @param timeout for reading up to the present end
   * @throws TimeoutException when the end was not reached in time
   */
  public static <V extends SpecificRecord> TopicTable<V> follow(
      Topic<V> topic,
      Properties kafka,
      Deserializer<V> deserializer,
      Consumer<V> onChange,
      Consumer<String> onRemoval,
      Duration timeout)
      throws TimeoutException, InterruptedException {
    TopicTable<V> table = new TopicTable<>(topic, kafka, deserializer, onChange, onRemoval);
    try {
      table.consumer.assign(List.of(table.partition));
      table.consumer.seekToBeginning(List.of(table.partition));
      long end =
          table.consumer.endOffsets(List.of(table.partition), timeout).values().stream()
              .mapToLong(Long::longValue)
              .sum();
      table.thread.start();
      table.awaitOffset(end - 1, timeout);
      return table;
    } catch (RuntimeException | TimeoutException | InterruptedException e) {
      table.close();
      throw e;
    }
  }

  public Optional<V> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Every value, by key. */
  public List<V> values() {
    return List.copyOf(values.values());
  }

  /**
   * Waits until the record at this offset has been read: so a writer sees its own write.
   *
   * @throws TimeoutException when it was not read in time
   */
  public void awaitOffset(long offset, Duration timeout)
      throws TimeoutException, InterruptedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    synchronized (progress) {
      while (position <= offset) {
        if (failure != null) {
          throw new KafkaException("Reading " + partition + " failed", failure);
        }
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
          throw new TimeoutException(
              "%s was read up to offset %d of %d in %s"
                  .formatted(partition.topic(), position, offset + 1, timeout));
        }
        progress.wait(left);
      }
    }
  }

  /** Whether the topic is still being followed. */
  public boolean isFollowing() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      if (thread.isAlive()) {
        thread.join();
      } else {
        consumer.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() {
    try (consumer) {
      while (!closed) {
        try {
          consumer.poll(POLL).forEach(this::apply);
        } catch (RecordDeserializationException e) {
          LOG.error("Skipped an unreadable record of {} at offset {}", partition, e.offset(), e);
          consumer.seek(partition, e.offset() + 1);
        }
        advance(consumer.position(partition));
      }
    } catch (WakeupException e) {
      if (!closed) {
        throw e;
      }
    } catch (RuntimeException e) {
      LOG.error("Stopped following {}", partition, e);
      synchronized (progress) {
        failure = e;
        progress.notifyAll();
      }
    }
  }

  private void apply(ConsumerRecord<String, @Nullable V> entry) {
    V value = entry.value();
    if (value == null) {
      values.remove(entry.key());
      onRemoval.accept(entry.key());
    } else {
      values.put(entry.key(), value);
      onChange.accept(value);
    }
  }

  private void advance(long next) {
    synchronized (progress) {
      position = next;
      progress.notifyAll();
    }
  }
}
