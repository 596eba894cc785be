package dev.assay.aggregator.runtime;

import dev.assay.aggregator.attribution.Limits;
import dev.assay.aggregator.config.AggregatorConfig;
import dev.assay.aggregator.config.QueryConfig;
import dev.assay.aggregator.config.ReplicaConfig;
import dev.assay.aggregator.query.SummaryQuery;
import dev.assay.aggregator.topology.AggregatorTopology;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.summary.GroupedQuantiles;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
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
  private static final short BROKERS_DEFAULT = -1;

  /** Creates missing topics, and refuses those that cannot be joined. */
  @Context
  TopicLayout layout(AggregatorConfig config) throws InterruptedException {
    Map<String, Object> admin =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, config.bootstrapServers(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, BROKER_TIMEOUT_MS,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, BROKER_TIMEOUT_MS);
    try (Admin client = Admin.create(admin)) {
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
  KafkaStreams streams(AggregatorConfig config, ReplicaConfig replicas, TopicLayout layout) {
    AggregatorTopology topology =
        new AggregatorTopology(
            new AvroSerdes(config.registryUrl()),
            new Limits(config.lateness(), config.recentEvents(), config.lookBack()),
            GroupedQuantiles.inEachOf(layout.partitions()),
            config.subjectsHeld());
    return new KafkaStreams(topology.build(), StreamsProperties.of(config, replicas));
  }

  @Singleton
  SummaryQuery query(
      KafkaStreams streams, AggregatorConfig config, QueryConfig query, TopicLayout layout) {
    return new SummaryQuery(
        streams,
        config.advertised(),
        layout.partitions(),
        query.deadline(),
        query.attemptTimeout(),
        query.concurrency());
  }
}
