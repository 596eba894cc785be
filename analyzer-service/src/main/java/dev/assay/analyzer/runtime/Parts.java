package dev.assay.analyzer.runtime;

import dev.assay.access.http.Access;
import dev.assay.analyzer.client.AggregatorClient;
import dev.assay.analyzer.config.AggregatorConfiguration;
import dev.assay.analyzer.config.AnalysisConfiguration;
import dev.assay.analyzer.config.KafkaConfiguration;
import dev.assay.analyzer.config.RegistryConfiguration;
import dev.assay.analyzer.config.StartupConfiguration;
import dev.assay.analyzer.decisions.DecisionLog;
import dev.assay.analyzer.publish.Analyst;
import dev.assay.analyzer.publish.Publisher;
import dev.assay.analyzer.publish.ResultWriter;
import dev.assay.analyzer.publish.Schedule;
import dev.assay.analyzer.series.History;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.table.TopicTable;
import dev.assay.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Puts the parts together. */
@Factory
final class Parts {

  /** Below that of the command line, which then shows why there is no answer. */
  private static final Duration DECISIONS_TIMEOUT = Duration.ofSeconds(20);

  @Singleton
  AvroSerdes serdes(RegistryConfiguration registry) {
    return new AvroSerdes(registry.url());
  }

  @Singleton
  @Bean(preDestroy = "close")
  TopicTable<Experiment> experiments(
      KafkaConfiguration kafka, AvroSerdes serdes, StartupConfiguration startup)
      throws TimeoutException, InterruptedException {
    return TopicTable.follow(
        Topics.EXPERIMENTS,
        kafka.toProperties(),
        serdes.deserializer(Topics.EXPERIMENTS),
        experiment -> {},
        startup.timeout());
  }

  @Singleton
  @Bean(preDestroy = "close")
  TopicTable<Analysis> analyses(
      KafkaConfiguration kafka, AvroSerdes serdes, StartupConfiguration startup)
      throws TimeoutException, InterruptedException {
    return TopicTable.follow(
        Topics.ANALYSES,
        kafka.toProperties(),
        serdes.deserializer(Topics.ANALYSES),
        analysis -> {},
        startup.timeout());
  }

  @Singleton
  @Bean(preDestroy = "close")
  AggregatorClient aggregator(AggregatorConfiguration configuration, Access access) {
    return new AggregatorClient(configuration.uri(), configuration.timeout(), access.ownToken());
  }

  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Singleton
  Analyst analyst(AggregatorClient aggregator, Clock clock) {
    return new Analyst(aggregator, clock);
  }

  @Singleton
  @Bean(preDestroy = "close")
  ResultWriter writer(KafkaConfiguration kafka, AvroSerdes serdes) {
    return new ResultWriter(kafka.toProperties(), serdes);
  }

  @Singleton
  DecisionLog decisions(KafkaConfiguration kafka, AvroSerdes serdes) {
    return new DecisionLog(kafka.toProperties(), serdes, DECISIONS_TIMEOUT);
  }

  @Singleton
  History history() {
    return new History();
  }

  @Singleton
  Publisher publisher(
      TopicTable<Experiment> experiments,
      TopicTable<Analysis> analyses,
      Analyst analyst,
      ResultWriter writer,
      Listeners listeners,
      History history,
      MeterRegistry meters,
      Clock clock) {
    return new Publisher(
        experiments, analyses, analyst, writer, listeners.all(), history, meters, clock);
  }

  @Singleton
  @Bean(preDestroy = "close")
  Schedule schedule(Publisher publisher, AnalysisConfiguration configuration) {
    return Schedule.start(publisher, configuration.interval());
  }
}
