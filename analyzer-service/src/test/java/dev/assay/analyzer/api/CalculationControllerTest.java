package dev.assay.analyzer.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analyzer.calculator.Calculation;
import dev.assay.analyzer.calculator.Calculator;
import dev.assay.analyzer.json.JsonText;
import dev.assay.embedded.process.Ports;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.HttpMethodMapping;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.runtime.server.EmbeddedServer;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calculations over HTTP: the server alone, without a broker. */
class CalculationControllerTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int BOUND = 1 << 20;

  private static EmbeddedServer server;

  @BeforeAll
  static void start() {
    server =
        ApplicationContext.builder()
            .args(
                "-micronaut.server.port=-1",
                "-endpoints.all.port=" + Ports.free(),
                "-assay.access.open=true")
            .banner(false)
            .deduceEnvironment(false)
            .run(EmbeddedServer.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void lists() throws Exception {
    List<?> calculations = (List<?>) get(json(get("/v1/calculations"), 200), "calculations");
    assertThat(calculations)
        .extracting(each -> ((Map<?, ?>) each).get("method"))
        .isEqualTo(Calculator.all().stream().map(Calculation::method).toList());
  }

  @Test
  void describes() throws Exception {
    Map<?, ?> holm = json(get("/v1/calculations/holm"), 200);
    assertThat(holm.keySet().toString())
        .isEqualTo("[method, summary, parameters, results, example]");
    assertThat(((List<?>) get(holm, "parameters")).get(1))
        .hasToString(
            "{name=alpha, kind=number, meaning=error rate, above 0, below 1, required=false,"
                + " default=0.05, choices=[], fields=[]}");
  }

  @Test
  void computes() throws Exception {
    HttpResponse<String> response = post("/v1/calculations/holm", "{\"p_values\": [0.01, 0.04]}");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.body())
        .isEqualTo(
            "{\"status\":\"ok\",\"adjusted\":[0.02,0.04],\"reject\":[true,true],"
                + "\"interval_alpha\":[0.025,0.05]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | {field=p_values, value=null, allowed=a list of numbers (from 0 to 1)}",
        "{\"p_values\": \"x\"} | {field=p_values, value=\"x\", allowed=a list of numbers (from 0 to"
            + " 1)}",
        "{\"p_values\": [0.1], \"alpha\": 0} | {field=alpha, value=0.0, allowed=above 0, below 1}",
        "{\"p_values\": [0.1], \"beta\": 0} | {field=beta, value=null, allowed=p_values, alpha}",
        "[] | {field=inputs, value=null, allowed=The body is no JSON object}",
        "{\"p_values\": [NaN]} | {field=inputs, value=null, allowed=The body is no JSON: line 1,"
            + " column 15: NaN is no number of JSON}"
      })
  void refusesInputs(String body, String error) throws Exception {
    HttpResponse<String> response = post("/v1/calculations/holm", body);
    assertThat(response.headers().firstValue("Content-Type")).hasValue(Problem.TYPE_NAME);
    Map<?, ?> problem = json(response, 400);
    assertThat((List<?>) get(problem, "errors")).hasToString("[" + error + "]");
  }

  @Test
  void knowsNoOtherMethods() throws Exception {
    for (HttpResponse<String> response :
        List.of(get("/v1/calculations/nothing"), post("/v1/calculations/nothing", "{}"))) {
      assertThat(response.headers().firstValue("Content-Type")).hasValue(Problem.TYPE_NAME);
      assertThat((String) get(json(response, 404), "detail"))
          .startsWith("No calculation has the name nothing; there are ")
          .contains("holm");
    }
  }

  @Test
  void boundsTheBody() throws Exception {
    String body = "{\"p_values\": [0.01]}";
    assertThat(post("/v1/calculations/holm", " ".repeat(BOUND - body.length()) + body).statusCode())
        .isEqualTo(200);
    assertThat(
            post("/v1/calculations/holm", " ".repeat(BOUND + 1 - body.length()) + body)
                .statusCode())
        .isEqualTo(413);
    assertThat(post("/v1/calculations/holm", "").statusCode()).isEqualTo(400);
  }

  @Test
  void theOpenApiDocumentHasEveryRoute() throws Exception {
    SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(get("/openapi.yml").body());
    assertThat(parsed.getMessages()).isEmpty();
    OpenAPI document = Objects.requireNonNull(parsed.getOpenAPI());
    assertThat(routes())
        .contains("POST /v1/calculations/{method}", "GET /v1/experiments/{id}/analysis")
        .isSubsetOf(
            document.getPaths().entrySet().stream()
                .flatMap(
                    path ->
                        path.getValue().readOperationsMap().keySet().stream()
                            .map(method -> method + " " + path.getKey()))
                .toList());
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperations()
                    .forEach(
                        operation -> {
                          assertThat(operation.getSummary()).as(path).isNotBlank();
                          assertThat(operation.getResponses()).as(path).containsKey("200");
                          assertThat(operation.getResponses().values())
                              .as(path)
                              .allSatisfy(
                                  response -> assertThat(response.getContent()).isNotEmpty());
                        }));
  }

  /** The application's own, such as "GET /v1/calculations". */
  private static List<String> routes() {
    return server
        .getApplicationContext()
        .getBeanDefinitions(Qualifiers.<Object>byStereotype(Controller.class))
        .stream()
        .filter(controller -> controller.getBeanType().getPackageName().startsWith("dev.assay."))
        .flatMap(CalculationControllerTest::routes)
        .toList();
  }

  private static Stream<String> routes(BeanDefinition<?> controller) {
    String base = controller.stringValue(Controller.class).orElse("");
    return controller.getExecutableMethods().stream()
        .flatMap(
            method ->
                method.getAnnotationTypesByStereotype(HttpMethodMapping.class).stream()
                    .map(
                        verb ->
                            verb.getSimpleName().toUpperCase(Locale.ROOT)
                                + " "
                                + base
                                + method
                                    .stringValue(HttpMethodMapping.class)
                                    .filter(path -> !path.equals("/"))
                                    .orElse("")));
  }

  private static Map<?, ?> json(HttpResponse<String> response, int status) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    byte[] text = response.body().getBytes(StandardCharsets.UTF_8);
    return (Map<?, ?>) Objects.requireNonNull(JsonText.read(text));
  }

  private static Object get(Map<?, ?> document, String key) {
    return Objects.requireNonNull(document.get(key), key);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private static HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static URI uri(String path) {
    return URI.create(server.getURL() + path);
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
