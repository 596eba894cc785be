package dev.assay.analyzer.publish;

import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.DecisionRecord;
import dev.assay.schemas.avro.Recommendation;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes the result topics; a write that returns is on the broker. */
public final class ResultWriter implements AutoCloseable {

  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final int DELIVERY_MS = 10_000;

  /** Before compression: sketches and slices of many metrics are megabytes, and compress well. */
  private static final int LARGEST_RECORD = 32 * 1024 * 1024;

  private static final int REQUEST_MS = 5_000;

  private final Producer<String, Analysis> analyses;
  private final Producer<String, Recommendation> recommendations;
  private final Producer<String, DecisionRecord> decisions;

  public ResultWriter(Properties kafka, AvroSerdes serdes) {
    this.analyses = producer(kafka, serdes, Topics.ANALYSES);
    this.recommendations = producer(kafka, serdes, Topics.RECOMMENDATIONS);
    this.decisions = producer(kafka, serdes, Topics.DECISIONS);
  }

  void write(Analysis analysis) throws InterruptedException {
    send(
        analyses,
        new ProducerRecord<>(Topics.ANALYSES.name(), analysis.getExperimentId(), analysis));
  }

  void write(Recommendation recommendation) throws InterruptedException {
    send(
        recommendations,
        new ProducerRecord<>(
            Topics.RECOMMENDATIONS.name(), recommendation.getExperimentId(), recommendation));
  }

  void write(DecisionRecord decision) throws InterruptedException {
    send(
        decisions,
        new ProducerRecord<>(Topics.DECISIONS.name(), decision.getExperiment().getId(), decision));
  }

  private static <V> void send(Producer<String, V> producer, ProducerRecord<String, V> entry)
      throws InterruptedException {
    try {
      producer.send(entry).get();
    } catch (ExecutionException e) {
      throw new KafkaException("Writing to " + entry.topic() + " failed", e.getCause());
    }
  }

  private static <V extends SpecificRecord> Producer<String, V> producer(
      Properties kafka, AvroSerdes serdes, Topic<V> topic) {
    Properties config = new Properties();
    config.putAll(kafka);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_MS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_MS);
    return new KafkaProducer<>(config, new StringSerializer(), serdes.serializer(topic));
  }

  @Override
  public void close() {
    analyses.close(CLOSE);
    recommendations.close(CLOSE);
    decisions.close(CLOSE);
  }
}
