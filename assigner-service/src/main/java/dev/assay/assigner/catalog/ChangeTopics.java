package dev.assay.assigner.catalog;

import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.table.TopicTable;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Follows the topics of experiments and of their changes, and writes to both at once. */
final class ChangeTopics implements AutoCloseable {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);
  private static final TopicPartition EXPERIMENTS =
      new TopicPartition(Topics.EXPERIMENTS.name(), 0);

  private final ChangeWriter writer;
  private final Admin admin;
  private final TopicTable<Experiment> experiments;
  private final TopicTable<AuditEntry> entries;

  private ChangeTopics(
      ChangeWriter writer,
      Admin admin,
      TopicTable<Experiment> experiments,
      TopicTable<AuditEntry> entries) {
    this.writer = writer;
    this.admin = admin;
    this.experiments = experiments;
    this.entries = entries;
  }

  /**
   * Reads both topics.
   *
   * @throws TimeoutException when one could not be read in time
   */
  static ChangeTopics open(
      String bootstrapServers, AvroSerdes serdes, IndexedExperiments experiments, AuditLog audit)
      throws TimeoutException, InterruptedException {
    ChangeWriter writer = new ChangeWriter(bootstrapServers, serdes);
    Properties kafka = new Properties();
    kafka.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    Map<String, Object> asking =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) REQUEST_TIMEOUT.toMillis(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) WRITE_TIMEOUT.toMillis());
    return new ChangeTopics(
        writer,
        Admin.create(asking),
        TopicTable.follow(
            Topics.EXPERIMENTS,
            kafka,
            serdes.deserializer(Topics.EXPERIMENTS),
            experiments::put,
            experiments::remove,
            READ_TIMEOUT),
        TopicTable.follow(
            Topics.AUDIT, kafka, serdes.deserializer(Topics.AUDIT), audit::add, READ_TIMEOUT));
  }

  TopicTable<Experiment> experiments() {
    return experiments;
  }

  boolean isFollowing() {
    return experiments.isFollowing() && entries.isFollowing();
  }

  /**
   * Makes sure that what is decided now is decided on the latest experiments.
   *
   * @throws CatalogUnavailable if they could not be read in time
   */
  void catchUp() {
    try {
      writer.claim();
      long end =
          admin
              .listOffsets(
                  Map.of(EXPERIMENTS, OffsetSpec.latest()),
                  new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
              .partitionResult(EXPERIMENTS)
              .get(WRITE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
              .offset();
      experiments.awaitOffset(end - 1, WRITE_TIMEOUT);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  /**
   * Writes the change and waits until both tables have it.
   *
   * @param experiment null when it is deleted
   * @throws LostClaim if another process wrote since the last {@link #catchUp}
   * @throws CatalogUnavailable if it was not written, or not read back in time
   */
  void write(String id, @Nullable Experiment experiment, AuditEntry entry) throws LostClaim {
    try {
      ChangeWriter.Offsets offsets = writer.write(id, experiment, entry);
      experiments.awaitOffset(offsets.experiment(), WRITE_TIMEOUT);
      entries.awaitOffset(offsets.auditEntry(), WRITE_TIMEOUT);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  @Override
  public void close() {
    writer.close();
    admin.close(REQUEST_TIMEOUT);
    experiments.close();
    entries.close();
  }

  private static CatalogUnavailable unavailable(Exception cause) {
    return new CatalogUnavailable(
        "The change could not be written to %s and %s; try again."
            .formatted(Topics.EXPERIMENTS.name(), Topics.AUDIT.name()),
        cause);
  }
}
