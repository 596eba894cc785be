package dev.assay.assigner.exposure;

import dev.assay.assigner.spool.Spool;
import dev.assay.schemas.topic.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is spooled, in order, for as long as it takes. The producer itself tries again, which
 * gives no duplicates; when it cannot go on, another one sends what it left.
 */
final class ExposureSender implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ExposureSender.class);
  private static final int IN_FLIGHT = 2_000;
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMillis(200);
  private static final long PAUSE_MS = 500;

  private final String bootstrapServers;
  private final Spool spool;
  private final BooleanSupplier isReady;
  private final Predicate<SpooledExposure> isPublished;
  private final Listener listener;
  private final Semaphore free = new Semaphore(IN_FLIGHT);
  private final Queue<Waiting> toSendAgain = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "exposures");
  private volatile boolean isClosed;

  /** Whether the present producer cannot go on. */
  private volatile boolean isBroken;

  private volatile boolean isFailing;

  /**
   * @param isReady nothing is sent before
   * @param isPublished what the topic has already is not sent again
   * @param listener told of each, on any thread
   */
  ExposureSender(
      String bootstrapServers,
      Spool spool,
      BooleanSupplier isReady,
      Predicate<SpooledExposure> isPublished,
      Listener listener) {
    this.bootstrapServers = bootstrapServers;
    this.spool = spool;
    this.isReady = isReady;
    this.isPublished = isPublished;
    this.listener = listener;
    thread.setDaemon(true);
    thread.start();
  }

  /** What became of an exposure. */
  enum Outcome {
    SENT,
    /** The topic has it from before. */
    KNOWN,
    /** Kafka takes no such record. */
    REFUSED
  }

  /** Is told what became of each. */
  @FunctionalInterface
  interface Listener {

    /**
     * It need not be kept any more.
     *
     * @param bytes that it took in the spool
     */
    void done(SpooledExposure exposure, int bytes, Outcome outcome);
  }

  /**
   * Stops; what was not sent stays in the spool. Without an interrupt, which would close a file
   * that is being read.
   */
  @Override
  public void close() {
    isClosed = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!isClosed && !isReady.getAsBoolean()) {
        Thread.sleep(PAUSE_MS);
      }
      while (!isClosed) {
        KafkaProducer<String, byte[]> producer = producer();
        try {
          send(producer);
        } catch (IOException | RuntimeException e) {
          LOG.error("Exposures cannot be sent; trying again", e);
          Thread.sleep(PAUSE_MS);
        } finally {
          // What it has not sent by then fails, and is sent by the next.
          producer.close(CLOSE_TIMEOUT);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("Ended", e);
    }
  }

  /** Returns when the producer cannot go on. */
  private void send(KafkaProducer<String, byte[]> producer)
      throws IOException, InterruptedException {
    isBroken = false;
    while (!isClosed && !isBroken) {
      Waiting again = toSendAgain.poll();
      if (again != null) {
        send(producer, again);
      } else if (free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        sendNext(producer);
      }
    }
    if (!isClosed) {
      Thread.sleep(PAUSE_MS);
    }
  }

  private void sendNext(KafkaProducer<String, byte[]> producer)
      throws IOException, InterruptedException {
    Spool.Entry entry = null;
    try {
      entry = spool.next(PATIENCE);
    } finally {
      if (entry == null) {
        free.release();
      }
    }
    if (entry != null) {
      send(producer, new Waiting(entry, SpooledExposure.read(entry.bytes())));
    }
  }

  // The callback tells what the future would.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(KafkaProducer<String, byte[]> producer, Waiting waiting) {
    SpooledExposure exposure = waiting.exposure;
    if (isPublished.test(exposure)) {
      done(waiting, Outcome.KNOWN);
      return;
    }
    try {
      producer.send(
          new ProducerRecord<>(Topics.ASSIGNMENTS.name(), exposure.key(), exposure.valueBytes()),
          (metadata, failure) -> {
            if (failure == null) {
              done(waiting, Outcome.SENT);
            } else {
              failed(waiting, failure);
            }
          });
    } catch (RuntimeException e) {
      failed(waiting, e);
    }
  }

  private void failed(Waiting waiting, Exception failure) {
    if (failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException) {
      LOG.error("Kafka does not take an exposure to {}", waiting.exposure.exposed(), failure);
      done(waiting, Outcome.REFUSED);
    } else {
      toSendAgain.add(waiting);
      // Without the broker it times out, and nothing of it was sent.
      if (!(failure instanceof TimeoutException)) {
        isBroken = true;
      }
      if (!isFailing && !isClosed) {
        LOG.error("Exposures cannot be sent; trying again", failure);
        isFailing = true;
      }
    }
  }

  private void done(Waiting waiting, Outcome outcome) {
    waiting.entry.sent();
    free.release();
    if (outcome == Outcome.SENT && isFailing) {
      LOG.info("Exposures are sent again");
      isFailing = false;
    }
    listener.done(waiting.exposure, waiting.entry.bytes().length, outcome);
  }

  private KafkaProducer<String, byte[]> producer() {
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            5,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            REQUEST_TIMEOUT.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) REQUEST_TIMEOUT.toMillis(),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            Integer.MAX_VALUE);
    return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
  }

  private record Waiting(Spool.Entry entry, SpooledExposure exposure) {}
}
