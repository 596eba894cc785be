package dev.assay.analyzer.api;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Turns the server's own errors, such as a path that is not there, into problem documents. */
@Primary
@Singleton
final class ProblemProcessor implements ErrorResponseProcessor<JsonNode> {

  @Override
  public MutableHttpResponse<JsonNode> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    String errors =
        context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    String detail =
        "%s %s: %s"
            .formatted(
                context.getRequest().getMethodName(),
                context.getRequest().getPath(),
                errors.isEmpty() ? response.reason() : errors);
    Problem problem = new Problem(response.status(), detail);
    return response.body(problem.toJson()).contentType(Problem.TYPE);
  }
}
