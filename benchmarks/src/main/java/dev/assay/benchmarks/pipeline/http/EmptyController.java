package dev.assay.benchmarks.pipeline.http;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import org.jspecify.annotations.Nullable;

/**
 * Takes a body and answers at once, as nothing that the assigner has: what the server itself takes.
 * Only the benchmark's server has it, which finds it on its class path.
 */
@Controller(EmptyController.PATH)
final class EmptyController {

  static final String PATH = "/benchmark/empty";

  private static final byte[] ANSWER = {'{', '}'};

  @Secured("client")
  @Post(consumes = MediaType.APPLICATION_JSON, produces = MediaType.APPLICATION_JSON)
  byte[] answer(@Body @Nullable String body) {
    return ANSWER;
  }
}
