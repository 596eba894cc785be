package dev.assay.analyzer;

import static dev.assay.analyzer.AnalyzerHttp.assertProblem;
import static dev.assay.analyzer.AnalyzerHttp.field;
import static dev.assay.analyzer.AnalyzerHttp.json;
import static dev.assay.analyzer.AnalyzerHttp.number;
import static dev.assay.analyzer.AnalyzerHttp.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.assay.analyzer.journey.Journeys;
import dev.assay.analyzer.runtime.RunningAnalyzer;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.embedded.process.Ports;
import dev.assay.schemas.avro.Analysis;
import dev.assay.schemas.avro.Decision;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.Recommendation;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.table.TopicTable;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole process with a real broker and a real registry. */
class AnalyzerIT {

  private static final int MANAGEMENT_PORT = Ports.free();
  private static final AnalyzerHttp MANAGEMENT = new AnalyzerHttp(() -> MANAGEMENT_PORT);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static EmbeddedBroker broker;
  private static EmbeddedRegistry registry;
  private static SummariesServer aggregator;
  private static RunningAnalyzer analyzer;
  private static KafkaProducer<String, Experiment> experiments;
  private static TopicTable<Analysis> analyses;
  private static TopicTable<Recommendation> recommendations;
  private static final List<Analysis> PUBLISHED = new CopyOnWriteArrayList<>();
  private static final List<Recommendation> RECOMMENDED = new CopyOnWriteArrayList<>();
  private static final AnalyzerHttp HTTP = new AnalyzerHttp(() -> analyzer.port());

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(BrokerOptions.temporary());
    registry = EmbeddedRegistry.start(RegistryOptions.temporary());
    aggregator = new SummariesServer();
    Properties kafka = new Properties();
    kafka.put("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(kafka)) {
      new TopicCreator(admin, 1, (short) 1)
          .createMissing(List.of(Topics.EXPERIMENTS, Topics.ANALYSES, Topics.RECOMMENDATIONS));
    }
    AvroSerdes serdes = new AvroSerdes(registry.url());
    experiments =
        new KafkaProducer<>(kafka, new StringSerializer(), serdes.serializer(Topics.EXPERIMENTS));
    analyses =
        TopicTable.follow(
            Topics.ANALYSES, kafka, serdes.deserializer(Topics.ANALYSES), PUBLISHED::add, PATIENCE);
    recommendations =
        TopicTable.follow(
            Topics.RECOMMENDATIONS,
            kafka,
            serdes.deserializer(Topics.RECOMMENDATIONS),
            RECOMMENDED::add,
            PATIENCE);
    analyzer = startAnalyzer();
  }

  private static RunningAnalyzer startAnalyzer() throws InterruptedException {
    return RunningAnalyzer.start(
        "-assay.kafka.bootstrap-servers=" + broker.bootstrapServers(),
        "-assay.registry.url=" + registry.url(),
        "-assay.aggregator.url=" + aggregator.url(),
        "-assay.analysis.interval=200ms",
        "-assay.access.open=true",
        "-endpoints.all.port=" + MANAGEMENT_PORT,
        "-micronaut.server.port=-1");
  }

  @AfterAll
  static void stop() {
    analyzer.close();
    analyses.close();
    recommendations.close();
    experiments.close();
    aggregator.close();
    registry.close();
    broker.close();
  }

  @Test
  void answersWithTheKnownFigures() throws Exception {
    aggregator.serve(OpenBandit.summaries("figures"));
    run(OpenBandit.experiment("figures"));

    JsonNode analysis = awaitAnalysis("figures");

    JsonNode comparison = field(analysis, "comparisons").get(0);
    assertThat(number(comparison, "statistic")).isCloseTo(OpenBandit.Z, within(1e-9));
    assertThat(number(comparison, "p_value")).isCloseTo(OpenBandit.P, within(1e-9));
    assertThat(text(comparison, "method")).isEqualTo("two_proportion_z");
    assertThat(field(comparison, "degrees_of_freedom").isNull()).isTrue();
    assertThat(text(analysis, "data_until")).isEqualTo("2019-11-30T23:59:59Z");
    assertThat(number(field(analysis, "overall"), "units")).isEqualTo(20_000);
    JsonNode overall = field(field(analysis, "overall"), "metrics").get(0);
    assertThat(number(overall, "conversions")).isEqualTo(115);
    JsonNode recommendation = field(analysis, "recommendation");
    assertThat(text(recommendation, "decision")).isEqualTo("ship_treatment");
    assertThat(text(recommendation, "winner")).isEqualTo("bts");
  }

  @Test
  void publishesWhatChangesAndNothingElse() throws Exception {
    aggregator.serve(OpenBandit.summaries("changes", 10, 1, 10, 1));
    run(OpenBandit.experiment("changes"));
    await().atMost(PATIENCE).until(() -> published("changes").size() == 1);
    assertThat(recommended("changes")).containsExactly(Decision.CONTINUE);

    // More data, same advice.
    aggregator.serve(OpenBandit.summaries("changes", 100, 10, 100, 10));
    await().atMost(PATIENCE).until(() -> published("changes").size() == 2);
    assertThat(recommended("changes")).containsExactly(Decision.CONTINUE);

    // Other advice; and after a restart what was said stays said.
    aggregator.serve(OpenBandit.summaries("changes"));
    await().atMost(PATIENCE).until(() -> published("changes").size() == 3);
    analyzer.close();
    analyzer = startAnalyzer();
    aggregator.serve(OpenBandit.summaries("changes", 10_000, 46, 10_000, 70));
    await().atMost(PATIENCE).until(() -> published("changes").size() == 4);
    assertThat(recommended("changes")).containsExactly(Decision.CONTINUE, Decision.SHIP_TREATMENT);
  }

  @Test
  void oneFailingExperimentDoesNotStopTheOthers() throws Exception {
    aggregator.refuse("a-failing", 7);
    run(OpenBandit.experiment("a-failing"));
    aggregator.serve(OpenBandit.summaries("b-sound"));
    run(OpenBandit.experiment("b-sound"));

    await().atMost(PATIENCE).until(() -> published("b-sound").size() == 1);

    HttpResponse<String> response = HTTP.get("/v1/experiments/a-failing/analysis");
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(published("a-failing")).isEmpty();
    assertThat(MANAGEMENT.get("/prometheus").body())
        .containsPattern("assay_analysis_failures_total\\{[^}]*Unavailable[^}]*} [1-9]");
  }

  @Test
  void theJourneyIsByVariantAndSlice() throws Exception {
    Experiment experiment = Journeys.experiment();
    aggregator.serve(Journeys.totals());
    aggregator.serve(
        ExperimentSummaries.newBuilder(Journeys.totals()).setCells(Journeys.windows(0.1)).build(),
        "hour");
    run(experiment);
    awaitAnalysis(experiment.getId());

    JsonNode journey = json(HTTP.get("/v1/experiments/journey/journey"));

    assertThat(text(journey, "window")).isEqualTo("hour");
    assertThat(field(journey, "left_out").size()).isZero();
    JsonNode control = field(journey, "variants").get(0);
    assertThat(number(field(control, "funnel").get(2), "of_previous")).isEqualTo(0.4);
    assertThat(number(field(control, "steps").get(0), "mean_ms")).isEqualTo(3_000);
    JsonNode sentiment = field(control, "sentiments").get(0);
    assertThat(text(sentiment, "label")).isEqualTo("positive");
    assertThat(text(field(sentiment, "trend"), "direction")).isEqualTo("improving");
    assertThat(text(field(sentiment, "low"), "start")).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(text(field(control, "extremes").get(0), "kind")).isEqualTo("lowest");

    JsonNode slice = json(HTTP.get("/v1/experiments/journey/journey?dimension=language&slice=hi"));
    assertThat(number(field(slice, "variants").get(1), "units")).isEqualTo(2);
    assertThat(HTTP.get("/v1/experiments/journey/report?format=markdown").body())
        .contains("## Funnel\n", "## Sentiment\n", "| improving |");

    String path = "/v1/experiments/journey/journey?";
    assertProblem(HTTP.get(path + "window=year"), 400, "year");
    assertProblem(HTTP.get(path + "dimension=planet&slice=mars"), 400, "planet");
    assertProblem(HTTP.get(path + "dimension=language"), 400, "slice");
    assertProblem(HTTP.get(path + "dimension=language&slice=fr"), 400, "hi");
    assertProblem(HTTP.get("/v1/experiments/nobody/journey"), 404, "nobody");
    aggregator.refuse("journey", 3);
    assertProblem(HTTP.get("/v1/experiments/journey/journey"), 503, "aggregator");
  }

  @Test
  void errorsAreProblemDocuments() throws Exception {
    assertProblem(HTTP.get("/v1/experiments/nobody/analysis"), 404, "nobody");
    assertProblem(HTTP.get("/v1/nothing"), 404, "/v1/nothing");
    assertProblem(
        HTTP.send(HTTP.request("/v1/experiments/nobody/analysis").DELETE().build()), 405, "DELETE");
  }

  @Test
  void isHealthy() throws Exception {
    HttpResponse<String> response = MANAGEMENT.get("/health");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("\"experiments\"");
  }

  private static JsonNode awaitAnalysis(String id) throws Exception {
    await()
        .atMost(PATIENCE)
        .until(() -> HTTP.get("/v1/experiments/" + id + "/analysis").statusCode() == 200);
    return json(HTTP.get("/v1/experiments/" + id + "/analysis"));
  }

  private static void run(Experiment experiment) throws Exception {
    experiments
        .send(new ProducerRecord<>(Topics.EXPERIMENTS.name(), experiment.getId(), experiment))
        .get();
  }

  private static List<Analysis> published(String id) {
    return PUBLISHED.stream().filter(analysis -> analysis.getExperimentId().equals(id)).toList();
  }

  private static List<Decision> recommended(String id) {
    return RECOMMENDED.stream()
        .filter(recommendation -> recommendation.getExperimentId().equals(id))
        .map(Recommendation::getDecision)
        .toList();
  }
}
