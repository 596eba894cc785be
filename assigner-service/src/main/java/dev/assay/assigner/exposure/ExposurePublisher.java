package dev.assay.assigner.exposure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.PriorExposure;
import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.exposure.ExposureSender.Outcome;
import dev.assay.assigner.spool.Spool;
import dev.assay.assigner.sticky.StickyExposure;
import dev.assay.assigner.sticky.StickyExposure.Published;
import dev.assay.assigner.sticky.StickyFollower;
import dev.assay.assigner.sticky.StickyStore;
import dev.assay.assigner.wire.AvroBytes;
import dev.assay.assigner.wire.WireFormat;
import dev.assay.schemas.avro.Assignment;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes exposures: keeps each in the store and in the spool before it is answered, from where
 * it is sent. Neither waits for Kafka, nor for the disk.
 */
public final class ExposurePublisher implements ExposureSink, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ExposurePublisher.class);
  private static final long REMEMBERED = 1_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE_MS = 20;

  private final StickyStore store;
  private final Spool spool;
  private final WireFormat<Assignment> format;
  private final MeterRegistry meters;
  private final ExposureSender sender;
  private final Backlog backlog = new Backlog();

  /** What need not be looked up: it is published, or on its way. */
  private final Cache<Exposed, Boolean> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  private volatile boolean isLosing;

  /**
   * Registers the schema, so that no exposure waits for the registry, and takes up what an earlier
   * process spooled. Nothing is sent before the follower has read what the topic has of that.
   *
   * @throws IOException if the spool cannot be read
   */
  public ExposurePublisher(
      String bootstrapServers,
      AvroSerdes serdes,
      StickyStore store,
      StickyFollower follower,
      Spool spool,
      MeterRegistry meters)
      throws IOException {
    this.store = store;
    this.spool = spool;
    this.meters = meters;
    format = new WireFormat<>(Topics.ASSIGNMENTS, serdes);
    format.write(Exposures.example(), new AvroBytes());
    spool.forEach(
        bytes -> {
          known.put(SpooledExposure.read(bytes).exposed(), true);
          backlog.added(bytes.length);
        });
    meters.gauge("assay.exposures.spooled", backlog, Backlog::count);
    meters.gauge("assay.exposures.spooled.bytes", backlog, Backlog::bytes);
    sender =
        new ExposureSender(
            bootstrapServers, spool, follower::isCaughtUp, this::isInTopic, this::done);
  }

  /** Publishes the exposure unless that was done before, or another stands. Returns at once. */
  @Override
  public @Nullable PriorExposure expose(
      Experiment experiment, Subject subject, Assigned assigned, Instant at) {
    Exposed exposed = Exposed.of(experiment, assigned, at);
    if (known.getIfPresent(exposed) != null) {
      return null;
    }
    Assignment exposure = Exposures.of(experiment, subject, assigned, at);
    StickyExposure standing =
        store.claim(
            exposure,
            experiment.getVariants().stream().map(Variant::getId).collect(Collectors.toSet()));
    if (!standing.variantId().equals(exposed.variantId())) {
      return standing.prior();
    }
    boolean isOurs = known.asMap().putIfAbsent(exposed, true) == null;
    if (isOurs && !isPublished(standing, experiment, exposed.phase())) {
      spool(
          new SpooledExposure(
              exposed,
              exposure.getEventId(),
              at.toEpochMilli(),
              subject.key(),
              ByteBuffer.wrap(format.write(exposure, new AvroBytes()))));
    }
    return null;
  }

  /** What is not sent yet. */
  public Backlog backlog() {
    return backlog;
  }

  /** Whether the latest exposure could not even be spooled. */
  public boolean isLosing() {
    return isLosing;
  }

  /** Sends what is spooled, for a bounded time; the rest is sent after the next start. */
  @Override
  public void close() {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (backlog.count() > 0 && System.nanoTime() < deadline) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sender.close();
    if (backlog.count() > 0) {
      LOG.warn("{} exposures stay spooled until the next start", backlog.count());
    }
  }

  private void spool(SpooledExposure exposure) {
    byte[] bytes = exposure.write();
    try {
      backlog.added(bytes.length);
      if (spool.append(bytes)) {
        isLosing = false;
        return;
      }
      lost(exposure, bytes, null);
    } catch (IOException e) {
      lost(exposure, bytes, e);
    }
  }

  /** Forgets the exposure, so that the unit's next call publishes it. */
  private void lost(SpooledExposure exposure, byte[] bytes, @Nullable Exception cause) {
    backlog.removed(bytes.length);
    known.invalidate(exposure.exposed());
    if (!isLosing) {
      LOG.error("Exposures cannot be spooled: {}", cause == null ? "no room" : "", cause);
      isLosing = true;
    }
    count("assay.exposures.failed", exposure.exposed());
  }

  private void done(SpooledExposure exposure, int bytes, Outcome outcome) {
    backlog.removed(bytes);
    switch (outcome) {
      case SENT -> count("assay.exposures.published", exposure.exposed());
      case REFUSED -> count("assay.exposures.failed", exposure.exposed());
      case KNOWN -> {}
    }
  }

  private static boolean isPublished(StickyExposure standing, Experiment experiment, int phase) {
    Published published = standing.published();
    return published != null
        && (Exposed.phase(experiment, Instant.ofEpochMilli(published.first())) == phase
            || Exposed.phase(experiment, Instant.ofEpochMilli(published.last())) == phase);
  }

  private boolean isInTopic(SpooledExposure exposure) {
    StickyExposure standing =
        store.find(exposure.exposed().experimentId(), exposure.exposed().unitId());
    return standing != null
        && standing.isPublished(
            exposure.eventId(), exposure.exposed().variantId(), exposure.time());
  }

  private void count(String meter, Exposed exposed) {
    meters
        .counter(meter, "experiment", exposed.experimentId(), "variant", exposed.variantId())
        .increment();
  }
}
