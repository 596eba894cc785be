package dev.assay.assigner.sticky;

import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the store as the topic of assignments says. Every process reads every partition, from where
 * its own store ends: no group, no rebalance. What goes wrong is tried again.
 */
public final class StickyFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StickyFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ASKING = Duration.ofSeconds(10);
  private static final long PAUSE_MS = 1_000;

  /** How many are written at once: whoever is exposed meanwhile waits for it. */
  private static final int WRITTEN_AT_ONCE = 250;

  private final String bootstrapServers;
  private final Deserializer<Assignment> deserializer;
  private final StickyStore store;
  private final Thread thread = new Thread(this::run, "sticky");

  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean isCaughtUp;
  private volatile long left = Long.MAX_VALUE;

  private StickyFollower(String bootstrapServers, AvroSerdes serdes, StickyStore store) {
    this.bootstrapServers = bootstrapServers;
    this.deserializer = serdes.deserializer(Topics.ASSIGNMENTS);
    this.store = store;
    thread.setDaemon(true);
  }

  /** Begins to read; the store is not closed with it. */
  public static StickyFollower follow(
      String bootstrapServers, AvroSerdes serdes, StickyStore store) {
    StickyFollower follower = new StickyFollower(bootstrapServers, serdes, store);
    follower.thread.start();
    return follower;
  }

  /** Whether everything was read that was there when this process started. */
  public boolean isCaughtUp() {
    return isCaughtUp;
  }

  /** How many records are to be read until then; {@link Long#MAX_VALUE}: not known yet. */
  public long left() {
    return left;
  }

  /** Whether later exposures still arrive. */
  public boolean isFollowing() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    closing.countDown();
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    deserializer.close();
  }

  private void run() {
    while (closing.getCount() > 0) {
      try {
        store.readFrom(topicId());
        read();
      } catch (InterruptedException | InterruptException e) {
        return;
      } catch (ExecutionException | TimeoutException | RuntimeException e) {
        LOG.error("Exposures cannot be read; trying again", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      if (closing.await(PAUSE_MS, TimeUnit.MILLISECONDS)) {
        LOG.info("Ended while exposures could not be read");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String topicId() throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, Object> config =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    String name = Topics.ASSIGNMENTS.name();
    try (Admin admin = Admin.create(config)) {
      KafkaFuture<TopicDescription> description =
          Objects.requireNonNull(admin.describeTopics(List.of(name)).topicNameValues().get(name));
      return description.get(ASKING.toSeconds(), TimeUnit.SECONDS).topicId().toString();
    }
  }

  private void read() {
    Map<String, Object> config =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.ASSIGNMENTS.name(), ASKING).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASKING);
      consumer.assign(partitions);
      partitions.forEach(
          partition -> consumer.seek(partition, store.position(partition.partition())));
      note(consumer, ends);
      while (closing.getCount() > 0) {
        write(consumer.poll(POLL));
        if (!isCaughtUp()) {
          note(consumer, ends);
        }
      }
    }
  }

  private void note(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    left =
        ends.entrySet().stream()
            .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
            .sum();
    if (left == 0) {
      isCaughtUp = true;
    }
  }

  private void write(ConsumerRecords<String, byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      List<ConsumerRecord<String, byte[]>> all = records.records(partition);
      for (int from = 0; from < all.size(); from += WRITTEN_AT_ONCE) {
        write(partition, all.subList(from, Math.min(all.size(), from + WRITTEN_AT_ONCE)));
      }
    }
  }

  private void write(TopicPartition partition, List<ConsumerRecord<String, byte[]>> records) {
    List<Assignment> exposures = new ArrayList<>();
    for (ConsumerRecord<String, byte[]> entry : records) {
      try {
        Assignment exposure = deserializer.deserialize(entry.topic(), entry.value());
        if (exposure != null) {
          exposures.add(exposure);
        }
      } catch (RuntimeException e) {
        if (isNetworkFault(e)) {
          throw e;
        }
        LOG.error(
            "Skipped an unreadable exposure of {} at offset {}", partition, entry.offset(), e);
      }
    }
    Map<Integer, Long> positions = new HashMap<>();
    positions.put(partition.partition(), records.getLast().offset() + 1);
    store.apply(exposures, positions);
  }

  /** Then another attempt can find the schema. */
  private static boolean isNetworkFault(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException || cause instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }
}
