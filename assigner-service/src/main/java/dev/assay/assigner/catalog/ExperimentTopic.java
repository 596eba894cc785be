package dev.assay.assigner.catalog;

import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.table.TopicTable;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes experiments to their topic and follows it. */
final class ExperimentTopic implements AutoCloseable {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

  private final TopicTable<Experiment> table;
  private final KafkaProducer<String, Experiment> producer;

  private ExperimentTopic(
      TopicTable<Experiment> table, KafkaProducer<String, Experiment> producer) {
    this.table = table;
    this.producer = producer;
  }

  /**
   * Reads every experiment.
   *
   * @param onChange told of each value read
   * @throws TimeoutException when the topic could not be read in time
   */
  static ExperimentTopic open(
      String bootstrapServers, AvroSerdes serdes, Consumer<Experiment> onChange)
      throws TimeoutException, InterruptedException {
    Properties kafka = new Properties();
    kafka.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    TopicTable<Experiment> table =
        TopicTable.follow(
            Topics.EXPERIMENTS,
            kafka,
            serdes.deserializer(Topics.EXPERIMENTS),
            onChange,
            READ_TIMEOUT);
    Map<String, Object> config =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            REQUEST_TIMEOUT.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            (int) REQUEST_TIMEOUT.toMillis(),
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) WRITE_TIMEOUT.toMillis());
    return new ExperimentTopic(
        table,
        new KafkaProducer<>(config, new StringSerializer(), serdes.serializer(Topics.EXPERIMENTS)));
  }

  TopicTable<Experiment> table() {
    return table;
  }

  /**
   * Writes the experiment and waits until the table has it.
   *
   * @throws CatalogUnavailable if either did not happen in time
   */
  void write(Experiment experiment) {
    try {
      long offset =
          producer
              .send(new ProducerRecord<>(Topics.EXPERIMENTS.name(), experiment.getId(), experiment))
              .get()
              .offset();
      table.awaitOffset(offset, WRITE_TIMEOUT);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  @Override
  public void close() {
    producer.close(REQUEST_TIMEOUT);
    table.close();
  }

  private static CatalogUnavailable unavailable(Exception cause) {
    return new CatalogUnavailable(
        "The change could not be written to " + Topics.EXPERIMENTS.name() + "; try again.", cause);
  }
}
