package dev.assay.assigner.api;

import dev.assay.assigner.json.JsonText;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** The topics' AsyncAPI document. */
@Controller("/asyncapi.json")
final class AsyncApiController {

  private static final String DOCUMENT = JsonText.write(AsyncApi.document());

  /** All topics with their keys, schemas and settings. */
  @Get(produces = MediaType.APPLICATION_JSON)
  String document() {
    return DOCUMENT;
  }
}
