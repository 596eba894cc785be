package dev.assay.assigner;

import static dev.assay.assigner.AssignerIT.assertProblem;
import static dev.assay.assigner.AssignerProcess.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.schemas.avro.Assignment;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Flags over the protocol, and with the provider of OpenFeature's Java client. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfrepIT {

  private static final Path LOGS = Path.of("target", "ofrep-it");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String EXPERIMENT = "exp_voice_001";
  private static final String FLAGS = "/ofrep/v1/evaluate/flags";

  /** In the treatment and in the control of the experiment, by their ids. */
  private static final String WARM = "c1";

  private static final String STANDARD = "c2";

  private final EmbeddedBroker broker = EmbeddedBroker.start(BrokerOptions.temporary());
  private final EmbeddedRegistry registry = EmbeddedRegistry.start(RegistryOptions.temporary());
  private final AssignerProcess assigner =
      AssignerProcess.start(
          broker.bootstrapServers(), registry.url(), LOGS, "assay.ofrep.streams=1");

  @BeforeAll
  void startExperiment() throws Exception {
    create(
        Examples.text(EXPERIMENT)
            .replace(
                "\"tts.pitch\": -0.5",
                "\"tts.turns\": 3, \"tts.ssml\": true, \"tts.tuning\": {\"style\": \"calm\","
                    + " \"steps\": [1, 2]}"));
    start(EXPERIMENT);
    OpenFeatureAPI.getInstance()
        .setProviderAndWait(
            OfrepProvider.constructProvider(
                OfrepProviderOptions.builder()
                    .baseUrl("http://127.0.0.1:" + assigner.port())
                    .build()));
  }

  @AfterAll
  void stopEverything() {
    OpenFeatureAPI.getInstance().shutdown();
    assigner.close();
    registry.close();
    broker.close();
  }

  @Test
  void theJavaClientGetsValuesOfEveryType() {
    Client client = OpenFeatureAPI.getInstance().getClient();
    EvaluationContext warm = context(WARM);
    FlagEvaluationDetails<String> voice = client.getStringDetails("tts.voice", "none", warm);
    assertThat(voice.getValue()).isEqualTo("warm");
    assertThat(voice.getVariant()).isEqualTo("warm");
    assertThat(voice.getReason()).isEqualTo("TARGETING_MATCH");
    assertThat(voice.getFlagMetadata().getString("experiment")).isEqualTo(EXPERIMENT);
    assertThat(voice.getFlagMetadata().getInteger("bucket")).isBetween(5000, 9999);
    assertThat(voice.getFlagMetadata().getDouble("propensity")).isEqualTo(0.5);
    assertThat(client.getDoubleValue("tts.rate", 1.0, warm)).isEqualTo(0.95);
    assertThat(client.getIntegerValue("tts.turns", 1, warm)).isEqualTo(3);
    assertThat(client.getBooleanValue("tts.ssml", false, warm)).isTrue();
    Value tuning = client.getObjectValue("tts.tuning", new Value(), warm);
    assertThat(tuning.asStructure().getValue("style").asString()).isEqualTo("calm");
    assertThat(tuning.asStructure().getValue("steps").asList()).hasSize(2);
  }

  @Test
  void theJavaClientGetsItsDefaultsAndErrors() {
    Client client = OpenFeatureAPI.getInstance().getClient();
    assertThat(client.getDoubleValue("tts.rate", 1.25, context(STANDARD))).isEqualTo(1.25);
    FlagEvaluationDetails<String> unknown =
        client.getStringDetails("unknown", "mine", context(WARM));
    assertThat(unknown.getValue()).isEqualTo("mine");
    assertThat(unknown.getErrorCode()).isEqualTo(ErrorCode.FLAG_NOT_FOUND);
    FlagEvaluationDetails<String> nobody =
        client.getStringDetails("tts.voice", "mine", new ImmutableContext());
    assertThat(nobody.getValue()).isEqualTo("mine");
    assertThat(nobody.getErrorCode()).isEqualTo(ErrorCode.INVALID_CONTEXT);
    FlagEvaluationDetails<Integer> text = client.getIntegerDetails("tts.voice", 4, context(WARM));
    assertThat(text.getValue()).isEqualTo(4);
    assertThat(text.getErrorCode()).isEqualTo(ErrorCode.TYPE_MISMATCH);
  }

  @Test
  void oneExposureHoweverItIsAskedFor() throws Exception {
    String customer = "c3";
    for (int round = 0; round < 2; round++) {
      assertThat(assigner.post(FLAGS + "/tts.voice", body(customer)).statusCode()).isEqualTo(200);
      assertThat(assigner.post(FLAGS, body(customer)).statusCode()).isEqualTo(200);
      assertThat(
              assigner.post(
                  "/v1/config",
                  """
                  {"customer_id": "c3", "attributes": {"language": "hi"}, "defaults": {"tts.voice": 1}}
                  """))
          .extracting(HttpResponse::statusCode)
          .isEqualTo(200);
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(ExposureLog.read(broker, registry))
                    .filteredOn(exposure -> customer.equals(exposure.getCustomerId()))
                    .extracting(Assignment::getExperimentId)
                    .containsExactly(EXPERIMENT));
  }

  @Test
  void anApplicationsConfigurationIsFilledIn() throws Exception {
    String defaults =
        """
        {"customer_id": "%s", "attributes": {"language": "hi"},
         "defaults": {"tts.rate": 1, "llm.model": {"name": "m"}}}
        """;
    assertThat(assigner.post("/v1/config", defaults.formatted(WARM)).body())
        .isEqualTo(
            """
            {"config":{"tts.rate":0.95,"llm.model":{"name":"m"}},"decided_by":{"tts.rate":\
            {"experiment_id":"exp_voice_001","variant_id":"warm","reason":"targeting_match"}}}""");
    assertThat(json(assigner.post("/v1/config", defaults.formatted(STANDARD))).get("config"))
        .hasToString("{tts.rate=1, llm.model={name=m}}");
  }

  @Test
  void answersErrorsAsTheProtocolSays() throws Exception {
    assertError(assigner.post(FLAGS + "/tts/x", body(WARM)), 404, "tts/x", "FLAG_NOT_FOUND");
    assertError(
        assigner.post(FLAGS + "/tts.rate", "{\"context\":{}}"),
        400,
        "tts.rate",
        "TARGETING_KEY_MISSING");
    assertError(assigner.post(FLAGS + "/tts.rate", "{"), 400, "tts.rate", "PARSE_ERROR");
    assertError(assigner.post(FLAGS + "/tts.rate", "[]"), 400, "tts.rate", "INVALID_CONTEXT");
    HttpResponse<String> all = assigner.post(FLAGS, "{}");
    assertThat(all.statusCode()).isEqualTo(400);
    assertThat(json(all)).containsOnlyKeys("errorCode", "errorDetails");
    assertProblem(assigner.post(FLAGS, " ".repeat(2_000_000)), 413, "");
  }

  @Test
  void allFlagsAreSparedAClientThatHasThem() throws Exception {
    HttpResponse<String> answer = assigner.post(FLAGS, body(WARM));
    assertThat(answer.body())
        .contains("{\"key\":\"tts.turns\",\"value\":3,\"reason\":\"TARGETING_MATCH\"")
        .contains("\"eventStreams\":[{\"type\":\"sse\"");
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> same = post(FLAGS, tag, body(WARM));
    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.headers().firstValue("ETag")).hasValue(tag);
    assertThat(post(FLAGS, tag, body(STANDARD)).statusCode()).isEqualTo(200);
    String told = FLAGS + "?flagConfigEtag=another&flagConfigLastModified=1771622898";
    assertThat(post(told, tag, body(WARM)).statusCode()).isEqualTo(200);
  }

  @Test
  void clientsAreToldOfChangesOnStreamsInBoundedNumber() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    HttpResponse<Stream<String>> stream = follow();
    assertThat(stream.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    Thread reader = Thread.ofPlatform().daemon().start(() -> readTo(stream, lines));
    await().atMost(PATIENCE).until(() -> refetches(lines) == 1);
    HttpResponse<String> refused = assigner.get("/ofrep/v1/events");
    assertProblem(refused, 503, "streams");
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();

    create(
        Examples.text(EXPERIMENT).replace(EXPERIMENT, "exp_other").replace("\"tts.", "\"other."));
    await().atMost(PATIENCE).until(() -> refetches(lines) > 1);
    assertThat(assigner.post(FLAGS + "/other.voice", body(WARM)).body())
        .isEqualTo("{\"key\":\"other.voice\",\"reason\":\"DISABLED\"}");
    start("exp_other");
    assertThat(assigner.post(FLAGS + "/other.voice", body(WARM)).body()).contains("\"variant\"");
    assertThat(
            assigner.post(FLAGS + "/other.voice", "{\"context\":{\"targetingKey\":\"c\"}}").body())
        .isEqualTo("{\"key\":\"other.voice\",\"reason\":\"DEFAULT\"}");
    assertThat(
            assigner
                .post("/v1/experiments/exp_other/graduate", "{\"winner\":\"warm\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(assigner.post(FLAGS + "/other.voice", body("anybody")).body())
        .contains("\"value\":\"warm\",\"reason\":\"STATIC\"");
    reader.interrupt();
    stream.body().close();
    await().atMost(PATIENCE).until(() -> follow().statusCode() == 200);
  }

  private static void readTo(HttpResponse<Stream<String>> stream, List<String> lines) {
    try {
      stream.body().forEach(lines::add);
    } catch (RuntimeException e) {
      // Closed by the test.
    }
  }

  private static long refetches(List<String> lines) {
    return lines.stream().filter(line -> line.contains("\"refetchEvaluation\"")).count();
  }

  private HttpResponse<Stream<String>> follow() throws Exception {
    return HttpClient.newHttpClient()
        .send(request("/ofrep/v1/events").build(), BodyHandlers.ofLines());
  }

  private HttpResponse<String> post(String path, String tag, String body) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            request(path)
                .header("Content-Type", "application/json")
                .header("If-None-Match", tag)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + assigner.port() + path));
  }

  private void create(String definition) throws Exception {
    assertThat(assigner.post("/v1/experiments", definition).statusCode()).isEqualTo(201);
  }

  private void start(String id) throws Exception {
    assertThat(assigner.post("/v1/experiments/" + id + "/start", "").statusCode()).isEqualTo(200);
  }

  private static EvaluationContext context(String customer) {
    return new ImmutableContext(
        customer,
        Map.of("language", new Value("hi"), "turns", new Value(3), "new", new Value(true)));
  }

  private static String body(String customer) {
    return "{\"context\":{\"targetingKey\":\"%s\",\"language\":\"hi\"}}".formatted(customer);
  }

  private static void assertError(
      HttpResponse<String> response, int status, String key, String code) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(json(response))
        .containsEntry("key", key)
        .containsEntry("errorCode", code)
        .containsKey("errorDetails");
  }
}
