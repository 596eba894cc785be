package dev.assay.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.analyzer.notify.Receiver;
import dev.assay.analyzer.runtime.RunningAnalyzer;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.embedded.process.Ports;
import dev.assay.schemas.avro.Alert;
import dev.assay.schemas.avro.AlertKind;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.AuditEntry;
import dev.assay.schemas.avro.Automation;
import dev.assay.schemas.avro.DecisionPolicy;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentState;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.table.TopicTable;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From an analysis to the webhook and the assigner, with a real broker and a real registry. */
class AlertsIT {

  private static final int MANAGEMENT_PORT = Ports.free();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static EmbeddedBroker broker;
  private static EmbeddedRegistry registry;
  private static SummariesServer aggregator;
  private static AssignerStandIn assigner;
  private static Receiver receiver;
  private static RunningAnalyzer analyzer;
  private static KafkaProducer<String, Experiment> experiments;
  private static KafkaProducer<String, AuditEntry> audit;
  private static TopicTable<Analysis> analyses;
  private static TopicTable<Alert> alerts;
  private static final List<Analysis> PUBLISHED = new CopyOnWriteArrayList<>();
  private static final List<Alert> ALERTS = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(BrokerOptions.temporary());
    registry = EmbeddedRegistry.start(RegistryOptions.temporary());
    aggregator = new SummariesServer();
    receiver = new Receiver();
    Properties kafka = new Properties();
    kafka.put("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(kafka)) {
      new TopicCreator(admin, 1, (short) 1)
          .createMissing(List.of(Topics.EXPERIMENTS, Topics.AUDIT, Topics.ANALYSES, Topics.ALERTS));
    }
    AvroSerdes serdes = new AvroSerdes(registry.url());
    experiments =
        new KafkaProducer<>(kafka, new StringSerializer(), serdes.serializer(Topics.EXPERIMENTS));
    audit = new KafkaProducer<>(kafka, new StringSerializer(), serdes.serializer(Topics.AUDIT));
    analyses =
        TopicTable.follow(
            Topics.ANALYSES, kafka, serdes.deserializer(Topics.ANALYSES), PUBLISHED::add, PATIENCE);
    alerts =
        TopicTable.follow(
            Topics.ALERTS, kafka, serdes.deserializer(Topics.ALERTS), ALERTS::add, PATIENCE);
    assigner = new AssignerStandIn(experiments, audit);
    analyzer = startAnalyzer();
  }

  private static RunningAnalyzer startAnalyzer() throws InterruptedException {
    return RunningAnalyzer.start(
        "-assay.kafka.bootstrap-servers=" + broker.bootstrapServers(),
        "-assay.registry.url=" + registry.url(),
        "-assay.aggregator.url=" + aggregator.url(),
        "-assay.assigner.url=" + assigner.url(),
        "-assay.webhook.url=" + receiver.url(),
        "-assay.webhook.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "-assay.analysis.interval=200ms",
        "-assay.access.open=true",
        "-endpoints.all.port=" + MANAGEMENT_PORT,
        "-micronaut.server.port=-1");
  }

  @AfterAll
  static void stop() {
    analyzer.close();
    alerts.close();
    analyses.close();
    audit.close();
    experiments.close();
    receiver.close();
    assigner.close();
    aggregator.close();
    registry.close();
    broker.close();
  }

  @Test
  void theWebhookGetsEachAlertAlsoOverARestart() throws Exception {
    aggregator.serve(OpenBandit.summaries("told", 10, 1, 10, 1));
    assigner.change(OpenBandit.experiment("told"), "start", "ada");
    await().atMost(PATIENCE).until(() -> published("told").size() == 1);
    assertThat(told("told")).isEmpty();

    // The receiver does not take it, and the analyzer ends before it is tried again.
    receiver.willAnswer(503, "Retry-After", "100");
    aggregator.serve(OpenBandit.summaries("told"));
    await().atMost(PATIENCE).until(() -> received("told").size() == 1);
    analyzer.close();
    analyzer = startAnalyzer();

    await().atMost(PATIENCE).until(() -> received("told").size() == 2);
    Alert alert = told("told").getFirst();
    assertThat(alert.getKind()).isEqualTo(AlertKind.DECISION_REACHED);
    assertThat(received("told"))
        .allMatch(message -> message.header("webhook-id").equals(alert.getAlertId()))
        .allMatch(message -> message.body().contains("\"kind\":\"decision_reached\""));
    await().atMost(PATIENCE).until(() -> metrics().contains("outcome=\"delivered\""));

    aggregator.serve(OpenBandit.summaries("told", 10_000, 46, 10_000, 70));
    await().atMost(PATIENCE).until(() -> published("told").size() == 3);
    assertThat(told("told")).hasSize(1);
  }

  @Test
  void aDecisionIsCarriedOutOnceAndWhoeverTakesItBackHasTheLastWord() throws Exception {
    Experiment experiment =
        Experiment.newBuilder(OpenBandit.experiment("carried"))
            .setDecisionPolicy(DecisionPolicy.newBuilder().setAutomation(Automation.SHIP).build())
            .build();
    assigner.willLoseItsAnswer();
    aggregator.serve(OpenBandit.summaries("carried"));
    assigner.change(experiment, "start", "ada");

    await().atMost(PATIENCE).until(() -> told("carried").size() == 2);
    assertThat(assigner.requests()).isNotEmpty();
    assertThat(assigner.requests().getFirst())
        .startsWith("/v1/experiments/carried/graduate ")
        .contains("actor=assay-analyzer", "expected_version=2", "winner=bts", "to ship 'bts'");
    assertThat(told("carried").stream().map(Alert::getKind))
        .containsExactly(AlertKind.DECISION_REACHED, AlertKind.DECISION_CARRIED_OUT);
    assertThat(told("carried").getLast().getMessage())
        .startsWith("Carried out: graduate (version 3).");

    int requests = assigner.requests().size();
    assigner.change(
        Experiment.newBuilder(experiment).setVersion(4).setState(ExperimentState.RUNNING).build(),
        "resume",
        "ada");
    // The same advice, analysis after analysis.
    for (long clicks = 70; clicks < 73; clicks++) {
      long analysed = published("carried").size();
      aggregator.serve(OpenBandit.summaries("carried", 10_000, 46, 10_000, clicks));
      await().atMost(PATIENCE).until(() -> published("carried").size() > analysed);
    }
    assertThat(published("carried").getLast().getExperimentVersion()).isEqualTo(4);
    assertThat(assigner.requests()).hasSize(requests);
    assertThat(told("carried")).hasSize(2);
  }

  private static List<Analysis> published(String id) {
    return PUBLISHED.stream().filter(analysis -> analysis.getExperimentId().equals(id)).toList();
  }

  private static List<Alert> told(String id) {
    return ALERTS.stream().filter(alert -> alert.getExperimentId().equals(id)).toList();
  }

  private static List<Receiver.Message> received(String id) {
    return receiver.messages().stream()
        .filter(message -> message.body().contains("\"experiment_id\":\"" + id + "\""))
        .toList();
  }

  private static String metrics() throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + MANAGEMENT_PORT + "/prometheus");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
