package dev.assay.assigner.catalog;

import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes each change together with its audit entry, in one transaction: after a crash both are
 * there, once, or neither. All processes share one transactional id, so that the broker refuses the
 * writes of a process that did not see what another wrote. For one thread at a time.
 */
final class ChangeWriter implements AutoCloseable {

  private static final String TRANSACTIONAL_ID = "assay.assigner.changes";
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);
  // An open transaction that nobody ends holds up the readers for so long.
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

  private final Map<String, Object> config;
  private final Serializer<Experiment> experiments;
  private final Serializer<AuditEntry> entries;
  private @Nullable KafkaProducer<String, byte[]> producer;

  ChangeWriter(String bootstrapServers, AvroSerdes serdes) {
    this.config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            TRANSACTIONAL_ID,
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            (int) TRANSACTION_TIMEOUT.toMillis(),
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            DELIVERY_TIMEOUT.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) REQUEST_TIMEOUT.toMillis(),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) DELIVERY_TIMEOUT.toMillis());
    this.experiments = serdes.serializer(Topics.EXPERIMENTS);
    this.entries = serdes.serializer(Topics.AUDIT);
  }

  /** Where a change was written. */
  record Offsets(long experiment, long auditEntry) {}

  /**
   * Makes this process the one that may write. What another, or this one before a crash, left
   * unfinished is taken back first.
   */
  void claim() {
    if (producer != null) {
      return;
    }
    KafkaProducer<String, byte[]> claiming =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    try {
      claiming.initTransactions();
      producer = claiming;
    } finally {
      if (producer == null) {
        claiming.close(Duration.ZERO);
      }
    }
  }

  /**
   * Writes both or nothing. Only after a claim, and what was read after it.
   *
   * @param experiment null when it is deleted
   * @throws LostClaim if another process claimed the right to write since this one did
   */
  Offsets write(String id, @Nullable Experiment experiment, AuditEntry entry)
      throws LostClaim, ExecutionException, InterruptedException {
    byte @Nullable [] changed =
        experiment == null ? null : experiments.serialize(Topics.EXPERIMENTS.name(), experiment);
    byte[] audited = entries.serialize(Topics.AUDIT.name(), entry);
    KafkaProducer<String, byte[]> claimed = Objects.requireNonNull(producer, "not claimed");
    boolean written = false;
    try {
      claimed.beginTransaction();
      Future<RecordMetadata> first =
          claimed.send(new ProducerRecord<>(Topics.EXPERIMENTS.name(), id, changed));
      Future<RecordMetadata> second =
          claimed.send(new ProducerRecord<>(Topics.AUDIT.name(), id, audited));
      claimed.commitTransaction();
      written = true;
      return new Offsets(first.get().offset(), second.get().offset());
    } catch (RuntimeException | ExecutionException e) {
      if (isLostClaim(e)) {
        throw new LostClaim(e);
      }
      throw e;
    } finally {
      if (!written) {
        abandon();
      }
    }
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(REQUEST_TIMEOUT);
    }
    experiments.close();
    entries.close();
  }

  /** The next claim ends what may have been left open. */
  private void abandon() {
    if (producer != null) {
      producer.close(Duration.ZERO);
      producer = null;
    }
  }

  private static boolean isLostClaim(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException
          || cause instanceof InvalidPidMappingException) {
        return true;
      }
    }
    return false;
  }
}
