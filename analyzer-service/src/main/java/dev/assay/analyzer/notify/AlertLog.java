package dev.assay.analyzer.notify;

import dev.assay.schemas.avro.Alert;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.table.TopicTable;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Every alert that was told; each id once. Safe for use by several threads. */
public final class AlertLog implements AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final int DELIVERY_MS = 10_000;
  private static final int REQUEST_MS = 5_000;

  private final Set<String> told;
  private final TopicTable<Alert> table;
  private final Producer<String, Alert> producer;

  private AlertLog(Set<String> told, TopicTable<Alert> table, Producer<String, Alert> producer) {
    this.told = told;
    this.table = table;
    this.producer = producer;
  }

  /**
   * Reads what was told so far.
   *
   * @throws TimeoutException when the topic was not read to its end in time
   */
  public static AlertLog open(Properties kafka, AvroSerdes serdes, Duration timeout)
      throws TimeoutException, InterruptedException {
    Set<String> told = ConcurrentHashMap.newKeySet();
    TopicTable<Alert> table =
        TopicTable.follow(
            Topics.ALERTS,
            kafka,
            serdes.deserializer(Topics.ALERTS),
            alert -> told.add(alert.getAlertId()),
            timeout);
    Properties config = new Properties();
    config.putAll(kafka);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS);
    return new AlertLog(
        told,
        table,
        new KafkaProducer<>(config, new StringSerializer(), serdes.serializer(Topics.ALERTS)));
  }

  /** Whether the alert of this id was told. */
  public boolean isTold(String alertId) {
    return told.contains(alertId);
  }

  /**
   * Writes the alert, unless it was written before.
   *
   * @throws KafkaException when it is not known to be written
   */
  public void tell(Alert alert) throws InterruptedException {
    if (isTold(alert.getAlertId())) {
      return;
    }
    try {
      producer
          .send(new ProducerRecord<>(Topics.ALERTS.name(), alert.getExperimentId(), alert))
          .get();
    } catch (ExecutionException e) {
      throw new KafkaException("Writing to " + Topics.ALERTS.name() + " failed", e.getCause());
    }
    told.add(alert.getAlertId());
  }

  @Override
  public void close() {
    producer.close(CLOSE);
    table.close();
  }
}
