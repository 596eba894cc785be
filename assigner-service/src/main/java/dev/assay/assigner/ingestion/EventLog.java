package dev.assay.assigner.ingestion;

import dev.assay.assigner.event.Judged;
import dev.assay.assigner.wire.AvroBytes;
import dev.assay.schemas.serde.AvroSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events' topics, to write to. Safe for use by several threads, which it makes wait. */
public final class EventLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);
  private static final int LINGER_MILLISECONDS = 5;
  private static final int BATCH_BYTES = 64 * 1024;

  /** What Kafka adds to a record, in its batch and in memory, with some room. */
  private static final int OVERHEAD_BYTES = 100;

  private final KafkaProducer<String, byte[]> producer;
  private final EventFormats formats;
  private final InFlight inFlight;
  private volatile boolean failing;

  /**
   * @param bytesInFlight most of what the broker does not have yet
   */
  public EventLog(String bootstrapServers, AvroSerdes serdes, long bytesInFlight) {
    this.formats = new EventFormats(serdes);
    this.inFlight = new InFlight(bytesInFlight);
    this.producer =
        new KafkaProducer<>(
            config(bootstrapServers, bytesInFlight),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /**
   * Writes events and waits until the broker has each of them.
   *
   * @throws Saturated when too much waits for the broker; nothing was written
   * @throws LogUnavailable when one of them could not be written; others may have been
   */
  void write(List<Judged.Valid> events) throws InterruptedException {
    if (events.isEmpty()) {
      return;
    }
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>(events.size());
    AvroBytes buffer = new AvroBytes();
    long size = 0;
    for (Judged.Valid event : events) {
      byte[] value = serialize(event, buffer);
      records.add(new ProducerRecord<>(event.kind().topic().name(), event.key(), value));
      size += OVERHEAD_BYTES + event.key().length() + value.length;
    }
    long taken = size;
    if (!inFlight.enter(taken)) {
      throw failing ? new LogUnavailable(null) : new Saturated();
    }
    Acknowledgements acknowledgements =
        new Acknowledgements(records.size(), () -> inFlight.leave(taken));
    send(records, acknowledgements);
    boolean isSettled = acknowledgements.await(DELIVERY_TIMEOUT.plus(REQUEST_TIMEOUT));
    Exception failure = acknowledgements.failure();
    tellHealth(failure);
    if (failure != null || !isSettled) {
      throw new LogUnavailable(failure);
    }
  }

  /** Whether the latest events could not be written. */
  public boolean isFailing() {
    return failing;
  }

  /** Of events that the broker does not have yet. */
  public long bytesInFlight() {
    return inFlight.bytes();
  }

  /** Waits, for a bounded time, until the broker has what was sent. */
  @Override
  public void close() {
    producer.close(DELIVERY_TIMEOUT);
  }

  private byte[] serialize(Judged.Valid event, AvroBytes buffer) {
    try {
      return formats.write(event, buffer);
    } catch (RuntimeException e) {
      // The registry is asked before the first event of a kind.
      tellHealth(e);
      throw new LogUnavailable(e);
    }
  }

  // The callback tells what the future would.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(
      List<ProducerRecord<String, byte[]>> records, Acknowledgements acknowledgements) {
    for (int i = 0; i < records.size(); i++) {
      Exception failure = acknowledgements.failure();
      if (failure != null) {
        // Each would wait as long as the one that failed.
        acknowledgements.fail(failure, records.size() - i);
        return;
      }
      try {
        producer.send(records.get(i), acknowledgements);
      } catch (RuntimeException e) {
        acknowledgements.fail(e, records.size() - i);
        return;
      }
    }
  }

  private void tellHealth(@Nullable Exception failure) {
    if (failure == null) {
      if (failing) {
        LOG.info("Events are stored again");
        failing = false;
      }
    } else if (!failing) {
      LOG.error("Events cannot be stored", failure);
      failing = true;
    }
  }

  private static Map<String, Object> config(String bootstrapServers, long bytesInFlight) {
    return Map.ofEntries(
        Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
        Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
        Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
        Map.entry(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLISECONDS),
        Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
        // Twice the bound, since a batch takes all its room when it is begun.
        Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * bytesInFlight),
        Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_TIMEOUT.toMillis()),
        Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST_TIMEOUT.toMillis()),
        Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) DELIVERY_TIMEOUT.toMillis()));
  }
}
