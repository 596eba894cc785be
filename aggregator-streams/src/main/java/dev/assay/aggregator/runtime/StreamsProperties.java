package dev.assay.aggregator.runtime;

import dev.assay.aggregator.config.AggregatorConfig;
import dev.assay.aggregator.config.ReplicaConfig;
import dev.assay.aggregator.store.BoundedRocksDb;
import dev.assay.schemas.topic.TopicCreator;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DefaultProductionExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailExceptionHandler;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/** What Kafka Streams is told, each setting with its reason. */
final class StreamsProperties {

  private StreamsProperties() {}

  static Properties of(AggregatorConfig config, ReplicaConfig replicas) {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers());
    streams.put(
        StreamsConfig.APPLICATION_SERVER_CONFIG,
        config.advertised().host() + ":" + config.advertised().port());
    streams.put(StreamsConfig.STATE_DIR_CONFIG, config.stateDirectory().toString());
    streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // The longest: tasks ask for commits themselves as soon as they want them.
    streams.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.behindCommitIntervalMs());
    // Answers and takes over while an instance is away. Without other instances there is none.
    streams.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, replicas.standbys());
    streams.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, replicas.recoveryLag());
    streams.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    streams.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    streams.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    // What cannot be read becomes a dead letter in the processor. What gets this far is a fault of
    // ours, of the broker or of the registry: stop the thread before its offsets are committed, and
    // leave it to FailurePolicy what comes then. No handler may go on: what it left out, no dead
    // letter would tell of.
    streams.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndFailExceptionHandler.class);
    streams.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndFailProcessingExceptionHandler.class);
    streams.put(
        StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
        // Sends again what may pass, within the task's timeout.
        DefaultProductionExceptionHandler.class);
    // An instance that died is replaced after this long.
    streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    streams.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 5_000);
    streams.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 20);
    // A commit sends thousands of subjects and cells at once.
    streams.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 256 << 10);
    // A dead letter holds the record, and a changelog's record a whole subject or cell.
    streams.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        TopicCreator.LARGEST_BATCH);
    streams.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        TopicCreator.LARGEST_BATCH);
    streams.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    return streams;
  }
}
