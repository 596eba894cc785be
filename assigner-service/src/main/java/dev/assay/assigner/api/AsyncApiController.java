package dev.assay.assigner.api;

import dev.assay.access.http.ForEveryRole;
import dev.assay.assigner.json.JsonText;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;

/** The topics' AsyncAPI document. */
@Controller("/asyncapi.json")
final class AsyncApiController {

  private static final String DOCUMENT = JsonText.write(AsyncApi.document());

  /** All topics with their keys, schemas and settings. */
  @Get(produces = MediaType.APPLICATION_JSON)
  @ForEveryRole
  @Operation(summary = "Describes the topics", description = "As an AsyncAPI 3.0 document.")
  @ApiResponse(
      responseCode = "200",
      description = "The document",
      content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = "object")))
  String document() {
    return DOCUMENT;
  }
}
