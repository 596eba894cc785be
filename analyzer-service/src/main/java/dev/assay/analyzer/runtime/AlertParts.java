package dev.assay.analyzer.runtime;

import dev.assay.access.http.Access;
import dev.assay.analyzer.alert.AlertRules;
import dev.assay.analyzer.automation.AssignerClient;
import dev.assay.analyzer.automation.AuditTrail;
import dev.assay.analyzer.automation.DecisionCarrier;
import dev.assay.analyzer.config.AlertsConfiguration;
import dev.assay.analyzer.config.AnalysisConfiguration;
import dev.assay.analyzer.config.AssignerConfiguration;
import dev.assay.analyzer.config.AutomationConfiguration;
import dev.assay.analyzer.config.KafkaConfiguration;
import dev.assay.analyzer.config.StartupConfiguration;
import dev.assay.analyzer.config.WebhookConfiguration;
import dev.assay.analyzer.notify.AlertListener;
import dev.assay.analyzer.notify.AlertLog;
import dev.assay.analyzer.notify.Delivery;
import dev.assay.analyzer.notify.Webhook;
import dev.assay.analyzer.notify.WebhookQueue;
import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.table.TopicTable;
import dev.assay.schemas.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;

/** Puts the parts together that tell of analyses and act on them. */
@Factory
final class AlertParts {

  @Singleton
  @Bean(preDestroy = "close")
  AlertLog alerts(KafkaConfiguration kafka, AvroSerdes serdes, StartupConfiguration startup)
      throws TimeoutException, InterruptedException {
    return AlertLog.open(kafka.toProperties(), serdes, startup.timeout());
  }

  @Singleton
  AuditTrail auditTrail() {
    return new AuditTrail();
  }

  @Singleton
  @Bean(preDestroy = "close")
  TopicTable<AuditEntry> audit(
      KafkaConfiguration kafka, AvroSerdes serdes, AuditTrail trail, StartupConfiguration startup)
      throws TimeoutException, InterruptedException {
    return TopicTable.follow(
        Topics.AUDIT,
        kafka.toProperties(),
        serdes.deserializer(Topics.AUDIT),
        trail::add,
        startup.timeout());
  }

  @Singleton
  @Bean(preDestroy = "close")
  AssignerClient assigner(AssignerConfiguration configuration, Access access) {
    return new AssignerClient(configuration.uri(), configuration.timeout(), access.ownToken());
  }

  @Singleton
  @Bean(preDestroy = "close")
  DecisionCarrier carrier(
      AssignerClient assigner,
      // Read to its end before anything is decided.
      @SuppressWarnings("unused") TopicTable<AuditEntry> audit,
      AuditTrail trail,
      AlertLog alerts,
      AnalysisConfiguration analysis) {
    return DecisionCarrier.start(assigner, trail, alerts, analysis.interval());
  }

  @Singleton
  Listeners listeners(
      AlertsConfiguration configuration,
      AlertLog alerts,
      DecisionCarrier carrier,
      AutomationConfiguration automation) {
    AlertListener teller =
        new AlertListener(new AlertRules(configuration.missingDataAfter()), alerts);
    return new Listeners(automation.enabled() ? List.of(teller, carrier) : List.of(teller));
  }

  @Singleton
  @Bean(preDestroy = "close")
  @Requires(property = "assay.webhook.url")
  Webhook webhook(WebhookConfiguration configuration, Clock clock) {
    return new Webhook(configuration.uri(), configuration.key(), configuration.timeout(), clock);
  }

  @Singleton
  @Bean(preDestroy = "close")
  @Requires(property = "assay.webhook.url")
  WebhookQueue webhookQueue(
      KafkaConfiguration kafka,
      AvroSerdes serdes,
      Webhook webhook,
      WebhookConfiguration configuration,
      StartupConfiguration startup,
      MeterRegistry meters) {
    return WebhookQueue.start(
        kafka.toProperties(),
        serdes,
        new Delivery(
            webhook,
            configuration.attempts(),
            () -> ThreadLocalRandom.current().nextDouble(),
            meters),
        startup.timeout());
  }
}
