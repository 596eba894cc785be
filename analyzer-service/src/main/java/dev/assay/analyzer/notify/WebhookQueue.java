package dev.assay.analyzer.notify;

import dev.assay.schemas.avro.Alert;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings every alert of the topic to the webhook, one after the other, on a thread of its own. An
 * offset is committed when it is decided what became of the alert.
 */
public final class WebhookQueue implements AutoCloseable {

  /** Whose offsets say which alerts the webhook has. */
  static final String GROUP = "assay-analyzer-webhook";

  private static final Logger LOG = LoggerFactory.getLogger(WebhookQueue.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(5);
  // The broker forgets the offsets of who does not commit for days.
  private static final Duration REMINDER = Duration.ofHours(1);

  private final TopicPartition partition = new TopicPartition(Topics.ALERTS.name(), 0);
  private final Consumer<String, Alert> consumer;
  private final Delivery delivery;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private long next;
  private long committedAt;

  private WebhookQueue(Consumer<String, Alert> consumer, Delivery delivery) {
    this.consumer = consumer;
    this.delivery = delivery;
    this.thread = Thread.ofVirtual().name("webhook").unstarted(this::run);
  }

  /**
   * Goes on where the last one ended. The very first begins with what is written from now on.
   *
   * @throws KafkaException when the broker does not answer
   */
  public static WebhookQueue start(
      Properties kafka, AvroSerdes serdes, Delivery delivery, Duration timeout) {
    Properties config = new Properties();
    config.putAll(kafka);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(timeout.toMillis()));
    WebhookQueue queue =
        new WebhookQueue(
            new KafkaConsumer<>(
                config, new StringDeserializer(), serdes.deserializer(Topics.ALERTS)),
            delivery);
    try {
      queue.seek();
    } catch (RuntimeException e) {
      queue.consumer.close();
      throw e;
    }
    queue.thread.start();
    return queue;
  }

  private void seek() {
    // Assigned, not subscribed: an alert may take longer than a member of a group may be silent.
    consumer.assign(List.of(partition));
    OffsetAndMetadata committed = consumer.committed(Set.of(partition)).get(partition);
    if (committed == null) {
      consumer.seekToEnd(List.of(partition));
    } else {
      consumer.seek(partition, committed);
    }
    commit(consumer.position(partition));
  }

  private void run() {
    try (consumer) {
      boolean more = true;
      while (more) {
        more = round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("Alerts are brought to the webhook no more", e);
    }
  }

  /** Whether there is another round. */
  private boolean round() throws InterruptedException {
    try {
      Iterator<ConsumerRecord<String, @Nullable Alert>> records = poll();
      if (!records.hasNext()) {
        if (System.nanoTime() - committedAt > REMINDER.toNanos()) {
          commit(next);
        }
        return closing.getCount() > 0;
      }
      ConsumerRecord<String, @Nullable Alert> entry = records.next();
      Alert alert = entry.value();
      if (alert != null && !delivery.deliver(alert, closing)) {
        return false;
      }
      commit(entry.offset() + 1);
      return true;
    } catch (RecordDeserializationException e) {
      LOG.error("Skipped an unreadable record of {} at offset {}", partition, e.offset(), e);
      consumer.seek(partition, e.offset() + 1);
      return true;
    } catch (KafkaException e) {
      LOG.warn("Alerts for the webhook could not be read or committed: {}", e.getMessage());
      return !closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private Iterator<ConsumerRecord<String, @Nullable Alert>> poll() {
    return consumer.poll(POLL).iterator();
  }

  private void commit(long offset) {
    consumer.commitSync(Map.of(partition, new OffsetAndMetadata(offset)));
    next = offset;
    committedAt = System.nanoTime();
  }

  /** Tries what is left, for 5 s and each once; the rest waits for the next start. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(CLOSE)) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
