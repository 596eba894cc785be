package dev.assay.analyzer.api;

import dev.assay.access.http.ForEveryRole;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The OpenAPI document, as the build wrote it from the controllers. */
@Controller("/openapi.yml")
final class OpenApiController {

  static final String RESOURCE = "/META-INF/swagger/analyzer.yml";

  private static final String YAML = "application/yaml";

  /** All paths with their parameters, bodies, answers and problems. */
  @Get(produces = YAML)
  @ForEveryRole
  @Operation(summary = "Describes this API")
  @ApiResponse(
      responseCode = "200",
      description = "This document",
      content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
  HttpResponse<byte[]> document() throws IOException {
    try (InputStream stream = OpenApiController.class.getResourceAsStream(RESOURCE)) {
      return HttpResponse.ok(Objects.requireNonNull(stream, RESOURCE).readAllBytes());
    }
  }
}
