package dev.assay.assigner.exposure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Subject;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes exposures. One thread serialises and sends, since both can wait: for the registry, for
 * the topic's metadata, for room in the producer's buffer.
 */
public final class ExposurePublisher implements ExposureSink, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ExposurePublisher.class);
  private static final int QUEUED = 10_000;
  private static final long REMEMBERED = 1_000_000;
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);

  private final KafkaProducer<String, Assignment> producer;
  private final MeterRegistry meters;
  private final ExecutorService sender =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(QUEUED),
          Thread.ofPlatform().name("exposures").daemon().factory());
  private final Cache<Exposed, Boolean> published =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();
  private volatile boolean failing;

  /** Registers the schema, so that no exposure waits for the registry. */
  public ExposurePublisher(String bootstrapServers, AvroSerdes serdes, MeterRegistry meters) {
    this.meters = meters;
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
            (int) DELIVERY_TIMEOUT.toMillis());
    Serializer<Assignment> serializer = serdes.serializer(Topics.ASSIGNMENTS);
    serializer.serialize(Topics.ASSIGNMENTS.name(), Exposures.example());
    this.producer = new KafkaProducer<>(config, new StringSerializer(), serializer);
  }

  /** Publishes the exposure unless that was done before. Returns at once. */
  @Override
  public void publish(Experiment experiment, Subject subject, Assigned assigned, Instant at) {
    Exposed exposed = Exposed.of(experiment, assigned, at);
    if (published.asMap().putIfAbsent(exposed, true) != null) {
      return;
    }
    Assignment exposure = Exposures.of(experiment, subject, assigned, at);
    try {
      sender.execute(() -> send(subject.key(), exposed, exposure));
    } catch (RejectedExecutionException e) {
      failed(exposed, e);
    }
  }

  /** Whether the latest exposure could not be published. */
  public boolean isFailing() {
    return failing;
  }

  /** Sends what is queued and waits, for a bounded time, until the broker has it. */
  @Override
  public void close() {
    sender.shutdown();
    try {
      if (!sender.awaitTermination(DELIVERY_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
        LOG.error("{} exposures were not published", sender.shutdownNow().size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(DELIVERY_TIMEOUT);
  }

  // The callback tells what the future would.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(String key, Exposed exposed, Assignment exposure) {
    try {
      producer.send(
          new ProducerRecord<>(Topics.ASSIGNMENTS.name(), key, exposure),
          (metadata, failure) -> {
            if (failure == null) {
              succeeded(exposed);
            } else {
              failed(exposed, failure);
            }
          });
    } catch (RuntimeException e) {
      failed(exposed, e);
    }
  }

  private void succeeded(Exposed exposed) {
    if (failing) {
      LOG.info("Exposures are published again");
      failing = false;
    }
    count("assay.exposures.published", exposed);
  }

  /** Forgets the exposure, so that the unit's next call publishes it. */
  private void failed(Exposed exposed, Exception cause) {
    published.invalidate(exposed);
    if (!failing) {
      LOG.error("Exposures cannot be published", cause);
      failing = true;
    }
    count("assay.exposures.failed", exposed);
  }

  private void count(String meter, Exposed exposed) {
    meters
        .counter(meter, "experiment", exposed.experimentId(), "variant", exposed.variantId())
        .increment();
  }
}
