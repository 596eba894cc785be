package dev.assay.assigner.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assigner.Examples;
import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.topic.Topic;
import dev.assay.schemas.topic.Topics;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.HttpMethodMapping;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document as the build wrote it. */
class OpenApiTest {

  private static OpenAPI document;

  @BeforeAll
  static void read() throws Exception {
    try (InputStream stream =
        Objects.requireNonNull(OpenApiTest.class.getResourceAsStream(OpenApiController.RESOURCE))) {
      SwaggerParseResult parsed =
          new OpenAPIV3Parser()
              .readContents(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      assertThat(parsed.getMessages()).isEmpty();
      document = Objects.requireNonNull(parsed.getOpenAPI());
    }
  }

  @Test
  void describesEveryRouteAndNothingElse() {
    List<String> described = new ArrayList<>();
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .keySet()
                    .forEach(method -> described.add(method + " " + path)));
    try (ApplicationContext context =
        ApplicationContext.builder().deduceEnvironment(false).start()) {
      assertThat(described).containsExactlyInAnyOrderElementsOf(routes(context));
    }
    assertThat(described).contains("POST /ofrep/v1/evaluate/flags/{key}", "GET /v1/experiments");
  }

  /** Of the router's own, also where the document says nothing. */
  @Test
  void everyRouteHasARole() {
    try (ApplicationContext context =
        ApplicationContext.builder().deduceEnvironment(false).start()) {
      assertThat(
              context.getBeanDefinitions(Qualifiers.<Object>byStereotype(Controller.class)).stream()
                  .flatMap(controller -> controller.getExecutableMethods().stream())
                  .filter(method -> method.hasStereotype(HttpMethodMapping.class)))
          .isNotEmpty()
          .allSatisfy(
              method ->
                  assertThat(method.stringValues(Secured.class)).as("%s", method).isNotEmpty());
    }
  }

  @Test
  void describesEveryParameterBodyAndStatus() {
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, operation) -> check(method + " " + path, operation)));
  }

  @ParameterizedTest
  @CsvSource({
    "SessionEvent,assay.sessions.v1",
    "LatencyEvent,assay.latencies.v1",
    "FunnelEvent,assay.funnel.v1",
    "SentimentEvent,assay.sentiments.v1",
    "RetrievalEvent,assay.retrievals.v1",
    "MeasurementEvent,assay.measurements.v1"
  })
  void hasTheFieldsOfEachEvent(String name, String topicName) {
    Topic<?> topic =
        Topics.ALL.stream().filter(one -> one.name().equals(topicName)).findFirst().orElseThrow();
    List<String> fields = new ArrayList<>(List.of("type"));
    List<String> required = new ArrayList<>(List.of("type"));
    for (org.apache.avro.Schema.Field field : topic.schema().getFields()) {
      fields.add(field.name());
      if (!field.hasDefaultValue()) {
        required.add(field.name());
      }
    }
    assertThat(schema(name).getProperties().keySet()).containsExactlyInAnyOrderElementsOf(fields);
    assertThat(schema(name).getRequired()).containsExactlyInAnyOrderElementsOf(required);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exp_voice_001", "exp_rag_timing_001"})
  void hasThePropertiesOfTheExamples(String id) {
    Object example = Objects.requireNonNull(JsonText.read(Examples.text(id)));
    check(id, example, schema("Definition"));
  }

  @Test
  void namesFieldsAsAnswersDo() {
    assertThat(schema("Assignment").getProperties().keySet())
        .containsExactly(
            "experiment_id", "variant_id", "reason", "bucket", "propensity", "config_overrides");
    assertThat(schema("FlagFailure").getProperties().keySet())
        .containsExactly("key", "errorCode", "errorDetails");
    assertThat(schema("Problem").getProperties().keySet())
        .containsExactly("type", "title", "status", "detail", "errors");
  }

  private static void check(String route, Operation operation) {
    assertThat(operation.getSummary()).as(route).isNotBlank();
    if (operation.getParameters() != null) {
      assertThat(operation.getParameters())
          .as(route)
          .allSatisfy(
              parameter -> {
                assertThat(parameter.getDescription()).isNotBlank();
                assertThat(parameter.getSchema().getType()).isNotEqualTo("object");
              });
    }
    if (operation.getRequestBody() != null) {
      assertThat(operation.getRequestBody().getDescription()).as(route).isNotBlank();
      assertThat(operation.getRequestBody().getContent().values())
          .as(route)
          .isNotEmpty()
          .allSatisfy(type -> assertThat(type.getSchema()).isNotNull());
    }
    operation
        .getResponses()
        .forEach(
            (status, response) -> {
              assertThat(response.getDescription()).as(route).isNotBlank();
              if (!List.of("204", "304").contains(status)) {
                assertThat(response.getContent()).as(route + " " + status).isNotEmpty();
              }
              if (status.startsWith("4") && route.contains(" /v1/")) {
                assertThat(response.getContent())
                    .as(route + " " + status)
                    .containsKey(Problem.MEDIA_TYPE);
              }
            });
  }

  /** Every property of the value is in the schema, whatever holds it. */
  private static void check(String path, Object value, Schema<?> schema) {
    Schema<?> resolved = resolve(schema);
    if (value instanceof Map<?, ?> map && resolved.getProperties() != null) {
      map.forEach(
          (name, property) -> {
            Schema<?> known = resolved.getProperties().get(String.valueOf(name));
            assertThat(known).as(path + "." + name).isNotNull();
            check(path + "." + name, property, Objects.requireNonNull(known));
          });
    } else if (value instanceof List<?> list) {
      list.forEach(element -> check(path + "[]", element, resolved.getItems()));
    }
  }

  private static Schema<?> resolve(Schema<?> schema) {
    if (schema.get$ref() != null) {
      return schema(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
    }
    return schema.getAllOf() == null ? schema : resolve(schema.getAllOf().getFirst());
  }

  private static Schema<?> schema(String name) {
    return Objects.requireNonNull(document.getComponents().getSchemas().get(name), name);
  }

  /** The assigner's own, such as "GET /v1/experiments". */
  private static List<String> routes(ApplicationContext context) {
    return context.getBeanDefinitions(Qualifiers.<Object>byStereotype(Controller.class)).stream()
        .filter(controller -> controller.getBeanType().getPackageName().startsWith("dev.assay."))
        .flatMap(OpenApiTest::routes)
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
                                + path(method.stringValue(HttpMethodMapping.class).orElse("/"))));
  }

  /** Without the patterns of variables. */
  private static String path(String mapping) {
    return mapping.equals("/") ? "" : mapping.replaceAll(":[^}]*}", "}");
  }
}
