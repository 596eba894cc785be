package dev.assay.assigner.api;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/** Makes a problem document of what the HTTP server itself refuses: 404, 405, 413, 415, ... */
@Primary
@Singleton
final class ProblemProcessor implements ErrorResponseProcessor<String> {

  @Override
  public MutableHttpResponse<String> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = response.status();
    String detail =
        context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    Problem problem = Problem.of(status, null, detail.isEmpty() ? status.getReason() : detail);
    ProblemHandler.tellWhenToRetry(problem, response);
    return response.body(problem.json()).contentType(Problem.MEDIA_TYPE);
  }
}
