package dev.assay.aggregator.runtime;

import dev.assay.access.http.Access;
import dev.assay.aggregator.attribution.Limits;
import dev.assay.aggregator.config.AggregatorConfig;
import dev.assay.aggregator.config.QueryConfig;
import dev.assay.aggregator.config.ReplicaConfig;
import dev.assay.aggregator.metrics.ConsumerLag;
import dev.assay.aggregator.metrics.Restores;
import dev.assay.aggregator.metrics.StreamsMeters;
import dev.assay.aggregator.metrics.TaskMeters;
import dev.assay.aggregator.query.SummaryQuery;
import dev.assay.aggregator.topology.AggregatorTopology;
import dev.assay.aggregator.topology.CommitIntervals;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;

/** Makes what runs, after the broker answered and the topics were found fit. */
@Factory
final class StreamsFactory {

  private static final int BROKER_TIMEOUT_MS = 15_000;
  private static final int MEASURE_TIMEOUT_MS = 5_000;
  private static final short BROKERS_DEFAULT = -1;

  /** Creates missing topics, and refuses those that cannot be joined. */
  @Context
  TopicLayout layout(AggregatorConfig config) throws InterruptedException {
    try (Admin client = admin(config, BROKER_TIMEOUT_MS)) {
      new TopicCreator(client, config.topicPartitions(), BROKERS_DEFAULT).createMissing(Topics.ALL);
      return new TopicLayout(TopicCreator.commonPartitions(client, Topics.BY_SUBJECT));
    } catch (KafkaException e) {
      throw new StartFailure(
          "No Kafka broker answers at %s (assay.kafka.bootstrap-servers): %s"
              .formatted(config.bootstrapServers(), e.getMessage()),
          e);
    } catch (IllegalStateException e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }

  @Singleton
  KafkaStreams streams(
      AggregatorConfig config,
      ReplicaConfig replicas,
      TopicLayout layout,
      TaskMeters meters,
      Restores restores) {
    AggregatorTopology topology =
        new AggregatorTopology(
            new AvroSerdes(config.registryUrl()),
            new Limits(
                config.lateness(), config.recentEvents(), config.lookBack(), config.retention()),
            GroupedQuantiles.inEachOf(layout.partitions()),
            config.subjectsHeld(),
            new CommitIntervals(config.commitIntervalMs(), config.behindCommitIntervalMs()),
            meters);
    KafkaStreams streams =
        new KafkaStreams(topology.build(), StreamsProperties.of(config, replicas));
    streams.setGlobalStateRestoreListener(restores);
    return streams;
  }

  @Singleton
  TaskMeters taskMeters(MeterRegistry registry) {
    return new TaskMeters(registry);
  }

  @Singleton
  Restores restores(MeterRegistry registry) {
    return new Restores(registry);
  }

  @Singleton
  @Bean(preDestroy = "close")
  Admin measuringAdmin(AggregatorConfig config) {
    return admin(config, MEASURE_TIMEOUT_MS);
  }

  @Singleton
  ConsumerLag lag(Admin admin, AggregatorConfig config) {
    return new ConsumerLag(admin, config.applicationId(), System::nanoTime);
  }

  @Singleton
  StreamsMeters streamsMeters(KafkaStreams streams, ConsumerLag lag, MeterRegistry registry) {
    return new StreamsMeters(streams, lag, registry);
  }

  @Singleton
  MeterFilter kafkaFilter() {
    return StreamsMeters.kafkaFilter();
  }

  @Singleton
  SummaryQuery query(
      KafkaStreams streams,
      AggregatorConfig config,
      QueryConfig query,
      TopicLayout layout,
      Access access) {
    return new SummaryQuery(
        streams,
        config.advertised(),
        layout.partitions(),
        query.deadline(),
        query.attemptTimeout(),
        query.concurrency(),
        access.ownToken());
  }

  private static Admin admin(AggregatorConfig config, int timeoutMs) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMs,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMs));
  }
}
