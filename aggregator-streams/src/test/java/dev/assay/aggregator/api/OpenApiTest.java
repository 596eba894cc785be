package dev.assay.aggregator.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
  void describesWhatIsForOthersAndNothingElse() {
    assertThat(document.getPaths().keySet())
        .containsExactlyInAnyOrder(
            "/openapi.yml", "/v1/experiments/{id}/summaries", "/v1/progress");
  }

  @Test
  void describesEveryParameterAndStatus() {
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperations()
                    .forEach(
                        operation -> {
                          assertThat(operation.getSummary()).as(path).isNotBlank();
                          assertThat(operation.getResponses().values())
                              .as(path)
                              .allSatisfy(
                                  response -> {
                                    assertThat(response.getDescription()).isNotBlank();
                                    assertThat(response.getContent()).isNotEmpty();
                                  });
                        }));
    var summaries =
        Objects.requireNonNull(document.getPaths().get("/v1/experiments/{id}/summaries")).getGet();
    assertThat(summaries.getParameters())
        .allSatisfy(parameter -> assertThat(parameter.getDescription()).isNotBlank())
        .extracting(parameter -> parameter.getName())
        .containsExactly("id", "window", "from", "to", "variant", "metric", "complete");
    assertThat(summaries.getResponses().keySet())
        .containsExactlyInAnyOrder("200", "400", "401", "403", "404", "413", "429", "503", "504");
  }

  @Test
  void namesFieldsAsAnswersDo() {
    Schema<?> summaries =
        Objects.requireNonNull(document.getComponents().getSchemas().get("Summaries"));
    assertThat(summaries.getProperties().keySet())
        .containsExactly(
            "experiment_id",
            "partitions_expected",
            "partitions_answered",
            "partitions_missing",
            "partitions_from_standby",
            "event_time",
            "crossovers",
            "cells");
  }
}
