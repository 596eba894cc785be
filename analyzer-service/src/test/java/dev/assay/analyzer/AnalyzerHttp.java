package dev.assay.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.function.IntSupplier;

/** Asks the analyzer under test, wherever it listens at the moment, and reads its answers. */
final class AnalyzerHttp {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final IntSupplier port;

  AnalyzerHttp(IntSupplier port) {
    this.port = port;
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path).build());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port.getAsInt() + path))
        .timeout(TIMEOUT);
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return JsonMapper.createDefault().readValue(response.body(), JsonNode.class);
  }

  static JsonNode field(JsonNode node, String key) {
    return Objects.requireNonNull(node.get(key), key);
  }

  static double number(JsonNode node, String key) {
    return field(node, key).getDoubleValue();
  }

  static String text(JsonNode node, String key) {
    return field(node, key).getStringValue();
  }

  static void assertProblem(HttpResponse<String> response, int status, String named)
      throws IOException {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = json(response);
    assertThat(number(problem, "status")).isEqualTo(status);
    assertThat(text(problem, "detail")).contains(named);
    assertThat(text(problem, "title")).isNotEmpty();
    assertThat(text(problem, "type")).isEqualTo("about:blank");
  }
}
