package dev.assay.analyzer;

import static dev.assay.analyzer.AnalyzerHttp.assertProblem;
import static dev.assay.analyzer.AnalyzerHttp.field;
import static dev.assay.analyzer.AnalyzerHttp.json;
import static dev.assay.analyzer.AnalyzerHttp.number;
import static dev.assay.analyzer.AnalyzerHttp.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.assay.analyzer.runtime.RunningAnalyzer;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.embedded.process.Ports;
import dev.assay.schemas.avro.CellSummary;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.ExperimentSummaries;
import dev.assay.schemas.avro.WindowSize;
import dev.assay.schemas.serde.AvroSerdes;
import dev.assay.schemas.topic.TopicCreator;
import dev.assay.schemas.topic.Topics;
import io.micronaut.json.tree.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Decisions, series and reports over HTTP, with a real broker and a real registry. */
class ExplanationIT {

  private static final int MANAGEMENT_PORT = Ports.free();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static EmbeddedBroker broker;
  private static EmbeddedRegistry registry;
  private static SummariesServer aggregator;
  private static RunningAnalyzer analyzer;
  private static KafkaProducer<String, Experiment> experiments;
  private static final AnalyzerHttp HTTP = new AnalyzerHttp(() -> analyzer.port());

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(BrokerOptions.temporary());
    registry = EmbeddedRegistry.start(RegistryOptions.temporary());
    aggregator = new SummariesServer();
    Properties kafka = new Properties();
    kafka.put("bootstrap.servers", broker.bootstrapServers());
    try (Admin admin = Admin.create(kafka)) {
      new TopicCreator(admin, 1, (short) 1).createMissing(List.of(Topics.EXPERIMENTS));
    }
    AvroSerdes serdes = new AvroSerdes(registry.url());
    experiments =
        new KafkaProducer<>(kafka, new StringSerializer(), serdes.serializer(Topics.EXPERIMENTS));
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
    experiments.close();
    aggregator.close();
    registry.close();
    broker.close();
  }

  @Test
  void aDecisionIsTakenAgainAndByAnotherPolicy() throws Exception {
    aggregator.serve(OpenBandit.summaries("again", 10, 1, 10, 1));
    run(OpenBandit.experiment("again"));
    await().atMost(PATIENCE).until(() -> decisions("again").size() == 1);
    aggregator.serve(OpenBandit.summaries("again"));
    await().atMost(PATIENCE).until(() -> decisions("again").size() == 2);

    JsonNode first = decisions("again").get(0);
    assertThat(text(first, "decision")).isEqualTo("continue");
    assertThat(field(first, "winner").isNull()).isTrue();
    JsonNode second = decisions("again").get(1);
    assertThat(text(second, "decision")).isEqualTo("ship_treatment");
    assertThat(field(second, "changes").size()).isPositive();

    JsonNode latest = json(HTTP.get("/v1/experiments/again/explanation"));
    assertThat(field(latest, "same").getBooleanValue()).isTrue();
    assertThat(field(latest, "differences").size()).isZero();
    assertThat(text(field(latest, "recorded"), "winner")).isEqualTo("bts");
    assertThat(field(latest, "recomputed").get("figures"))
        .isEqualTo(field(latest, "recorded").get("figures"));
    assertThat(number(field(field(latest, "inputs"), "units"), "bts")).isEqualTo(10_000);

    JsonNode then = json(HTTP.get("/v1/experiments/again/explanation?at=" + text(first, "time")));
    assertThat(text(field(then, "recorded"), "decision")).isEqualTo("continue");
    assertThat(field(then, "same").getBooleanValue()).isTrue();

    HttpResponse<String> answer =
        explain("again", "{\"required_sample_size\": 1000000, \"method\": \"sequential\"}");
    JsonNode other = json(answer);
    assertThat(text(field(other, "recorded"), "decision")).isEqualTo("ship_treatment");
    assertThat(text(field(other, "other"), "decision")).isEqualTo("continue");
    assertThat(field(other, "same").getBooleanValue()).isFalse();
    assertThat(answer.body()).contains("figures.required_units");
  }

  @Test
  void whatDoesNotFitIsAProblem() throws Exception {
    aggregator.serve(OpenBandit.summaries("misfits"));
    run(OpenBandit.experiment("misfits"));
    await().atMost(PATIENCE).until(() -> decisions("misfits").size() == 1);

    assertProblem(HTTP.get("/v1/experiments/nobody/decisions"), 404, "nobody");
    assertProblem(HTTP.get("/v1/experiments/nobody/explanation"), 404, "nobody");
    assertProblem(
        HTTP.get("/v1/experiments/misfits/explanation?at=2001-01-01T00:00:00Z"), 404, "2001-01-01");
    assertProblem(HTTP.get("/v1/experiments/misfits/explanation?at=noon"), 400, "noon");
    assertProblem(explain("misfits", "[]"), 400, "no JSON object");
    assertProblem(explain("misfits", "{"), 400, "no JSON");
    HttpResponse<String> refused = explain("misfits", "{\"power\": 2}");
    assertProblem(refused, 400, "power");
    JsonNode error = field(json(refused), "errors").get(0);
    assertThat(text(error, "field")).isEqualTo("power");
    assertThat(text(error, "value")).isEqualTo("2.0");
    assertThat(text(error, "allowed")).isEqualTo("above 0, below 1");
    assertProblem(HTTP.get("/v1/experiments/misfits/series?metric=nothing"), 400, "nothing");
    assertProblem(HTTP.get("/v1/experiments/misfits/series?window=year"), 400, "year");
    assertProblem(HTTP.get("/v1/experiments/misfits/comparisons?treatment=random"), 400, "bts");
    assertProblem(HTTP.get("/v1/experiments/misfits/report?format=pdf"), 400, "pdf");
    assertProblem(HTTP.get("/v1/experiments/nobody/power"), 404, "nobody");
  }

  @Test
  void seriesComparisonsPowerAndReportAreThere() throws Exception {
    aggregator.serve(OpenBandit.summaries("views"));
    Instant day = Instant.parse("2019-11-24T00:00:00Z");
    ExperimentSummaries totals = OpenBandit.summaries("views");
    aggregator.serve(
        ExperimentSummaries.newBuilder(totals)
            .setCells(
                totals.getCells().stream()
                    .map(
                        cell ->
                            CellSummary.newBuilder(cell)
                                .setWindow(WindowSize.DAY)
                                .setWindowStart(day)
                                .build())
                    .toList())
            .build(),
        "day");
    run(OpenBandit.experiment("views"));
    await().atMost(PATIENCE).until(() -> decisions("views").size() == 1);
    await()
        .atMost(PATIENCE)
        .until(() -> field(json(HTTP.get("/v1/experiments/views/series")), "history").size() == 1);

    JsonNode series = json(HTTP.get("/v1/experiments/views/series"));
    JsonNode window = field(series, "windows").get(0);
    assertThat(text(window, "start")).isEqualTo("2019-11-24T00:00:00Z");
    JsonNode treatment = field(window, "variants").get(1);
    assertThat(number(treatment, "units_exposed_or_active")).isEqualTo(10_000);
    assertThat(number(field(treatment, "estimate"), "mean")).isCloseTo(0.0069, within(1e-12));
    JsonNode point = field(series, "history").get(0);
    assertThat(number(field(point, "units"), "random")).isEqualTo(10_000);
    assertThat(number(field(point, "effects").get(0), "difference"))
        .isCloseTo(0.0023, within(1e-12));

    JsonNode comparisons =
        json(HTTP.get("/v1/experiments/views/comparisons?metric=click&treatment=bts"));
    assertThat(number(field(comparisons, "comparisons").get(0), "statistic"))
        .isCloseTo(OpenBandit.Z, within(1e-9));
    assertThat(number(json(HTTP.get("/v1/experiments/views/power")), "required_units"))
        .isEqualTo(20_000);
    assertThat(text(json(HTTP.get("/v1/experiments/views/report")), "title"))
        .isEqualTo("Bandit against random");
    for (HttpResponse<String> markdown :
        List.of(
            HTTP.get("/v1/experiments/views/report?format=markdown"),
            HTTP.send(
                HTTP.request("/v1/experiments/views/report")
                    .header("Accept", "text/markdown")
                    .build()))) {
      assertThat(markdown.headers().firstValue("Content-Type"))
          .hasValue("text/markdown;charset=utf-8");
      assertThat(markdown.body())
          .startsWith("# Bandit against random\n")
          .contains("**ship_treatment bts**");
    }
  }

  private static JsonNode decisions(String id) throws Exception {
    HttpResponse<String> response = HTTP.get("/v1/experiments/" + id + "/decisions");
    return response.statusCode() == 200
        ? field(json(response), "decisions")
        : JsonNode.createArrayNode(List.of());
  }

  private static HttpResponse<String> explain(String id, String policy) throws Exception {
    return HTTP.send(
        HTTP.request("/v1/experiments/" + id + "/explanation")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(policy))
            .build());
  }

  private static void run(Experiment experiment) throws Exception {
    experiments
        .send(new ProducerRecord<>(Topics.EXPERIMENTS.name(), experiment.getId(), experiment))
        .get();
  }
}
