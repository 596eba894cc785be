package dev.assay.local.interoperability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.embedded.BrokerOptions;
import dev.assay.embedded.EmbeddedBroker;
import dev.assay.embedded.EmbeddedRegistry;
import dev.assay.embedded.RegistryOptions;
import dev.assay.embedded.process.ChildProcess;
import dev.assay.embedded.process.JavaCommand;
import dev.assay.embedded.process.ModuleOutput;
import dev.assay.embedded.process.Ports;
import dev.assay.local.stack.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenFeature's server and web clients get their flags from the assigner. */
final class OpenFeatureJsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String EXPERIMENT = "exp_voice_001";

  /** In the treatment and in the control of the experiment, by their ids. */
  private static final String WARM = "{\"targetingKey\":\"c1\",\"language\":\"hi\",\"nested\":{}}";

  private static final String STANDARD = "{\"targetingKey\":\"c2\",\"language\":\"hi\"}";

  @Test
  void bothClientsGetTheirFlags(@TempDir Path directory) throws Exception {
    Node node = Node.install(directory);
    int port = Ports.free();
    int managementPort = Ports.free();
    String health = "http://127.0.0.1:%d/health".formatted(managementPort);
    String url = "http://127.0.0.1:" + port;
    try (EmbeddedBroker broker = EmbeddedBroker.launch(BrokerOptions.temporary());
        EmbeddedRegistry registry = EmbeddedRegistry.launch(RegistryOptions.temporary())) {
      broker.awaitReady();
      registry.awaitReady();
      try (ChildProcess assigner =
          ChildProcess.start(
              command(broker, registry, port, managementPort, directory.resolve("log")))) {
        assigner.awaitReady(() -> get(health) == 200, PATIENCE);
        post(url + "/v1/experiments", definition());
        post(url + "/v1/experiments/" + EXPERIMENT + "/start", "");
        theServerClientGetsValuesOfEveryType(node, url);
        theServerClientGetsDefaultsAndErrors(node, url);
        theWebClientIsToldOfAChange(node, url);
      }
    }
  }

  private static void theServerClientGetsValuesOfEveryType(Node node, String url) throws Exception {
    JsonNode flags =
        read(
            node.script(
                "flags.js",
                url,
                WARM,
                "tts.voice=\"none\"",
                "tts.rate=1",
                "tts.ssml=false",
                "tts.tuning={}"));
    JsonNode voice = flags.path("tts.voice");
    assertThat(voice.path("value").asText()).isEqualTo("warm");
    assertThat(voice.path("variant").asText()).isEqualTo("warm");
    assertThat(voice.path("reason").asText()).isEqualTo("TARGETING_MATCH");
    assertThat(voice.path("flagMetadata").path("experiment").asText()).isEqualTo(EXPERIMENT);
    assertThat(flags.path("tts.rate").path("value").asDouble()).isEqualTo(0.95);
    assertThat(flags.path("tts.ssml").path("value").asBoolean()).isTrue();
    assertThat(flags.path("tts.tuning").path("value").path("style").asText()).isEqualTo("calm");
  }

  private static void theServerClientGetsDefaultsAndErrors(Node node, String url) throws Exception {
    JsonNode control =
        read(node.script("flags.js", url, STANDARD, "tts.rate=1.25", "unknown=\"mine\""));
    assertThat(control.path("tts.rate").path("value").asDouble()).isEqualTo(1.25);
    assertThat(control.path("unknown").path("value").asText()).isEqualTo("mine");
    assertThat(control.path("unknown").path("errorCode").asText()).isEqualTo("FLAG_NOT_FOUND");
    assertError(node, url, "{}", "TARGETING_KEY_MISSING");
    assertError(node, url, "{\"targetingKey\":\"c1\",\"anonymous\":1}", "INVALID_CONTEXT");
  }

  private static void theWebClientIsToldOfAChange(Node node, String url) throws Exception {
    JsonNode flags =
        read(
            node.script(
                "--experimental-eventsource",
                "web-flags.js",
                url,
                WARM,
                "tts.voice",
                "/v1/experiments/" + EXPERIMENT + "/stop"));
    assertThat(flags.path("before").path("value").asText()).isEqualTo("warm");
    assertThat(flags.path("unknown").path("errorCode").asText()).isEqualTo("FLAG_NOT_FOUND");
    assertThat(flags.path("after").path("value").asText()).isEqualTo("default");
    assertThat(flags.path("after").path("reason").asText()).isEqualTo("DISABLED");
    assertThat(flags.path("statuses")).extracting(JsonNode::asInt).containsExactly(200, 304, 200);
  }

  private static void assertError(Node node, String url, String context, String code)
      throws Exception {
    JsonNode flag = read(node.script("flags.js", url, context, "tts.voice=\"mine\""));
    assertThat(flag.path("tts.voice").path("value").asText()).isEqualTo("mine");
    assertThat(flag.path("tts.voice").path("errorCode").asText()).isEqualTo(code);
  }

  private static String definition() throws IOException {
    return Files.readString(
            Repository.root().resolve("docs/examples").resolve(EXPERIMENT + ".json"))
        .replace(
            "\"tts.pitch\": -0.5", "\"tts.ssml\": true, \"tts.tuning\": {\"style\": \"calm\"}");
  }

  private static JavaCommand command(
      EmbeddedBroker broker, EmbeddedRegistry registry, int port, int managementPort, Path log) {
    return new JavaCommand(
        "assigner",
        "dev.assay.assigner.Assigner",
        ModuleOutput.in(Repository.root().resolve("assigner-service/target")).runtimeClassPath(),
        List.of(
            "-Xmx192m",
            "-Dassay.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "-Dassay.registry.url=" + registry.url(),
            "-Dassay.access.open=true",
            "-Dendpoints.all.port=" + managementPort,
            "-Dmicronaut.server.port=" + port),
        List.of(),
        log);
  }

  private static int get(String url) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding())
        .statusCode();
  }

  private static void post(String url, String body) throws IOException, InterruptedException {
    int status =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.discarding())
            .statusCode();
    assertThat(status).isLessThan(300);
  }

  private static JsonNode read(String line) throws IOException {
    return new ObjectMapper().readTree(line);
  }
}
