package dev.assay.benchmarks.pipeline.runner;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What the topologies beside Assay's are told: the settings that Assay's aggregator has too. */
final class StreamsConfiguration {

  static final int MAX_POLL_RECORDS = 5_000;

  private StreamsConfiguration() {}

  static Properties of(RunnerSettings settings) {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.group());
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
    streams.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    streams.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitIntervalMs());
    streams.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), MAX_POLL_RECORDS);
    streams.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 20);
    streams.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    return streams;
  }
}
