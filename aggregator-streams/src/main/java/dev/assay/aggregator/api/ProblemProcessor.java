package dev.assay.aggregator.api;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;

/** Makes a problem document of what the HTTP server itself refuses: 404, 405, ... */
@Primary
@Singleton
final class ProblemProcessor implements ErrorResponseProcessor<Problems.Problem> {

  @Override
  public MutableHttpResponse<Problems.Problem> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpStatus status = response.status();
    String detail =
        context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    return response
        .body(
            new Problems.Problem(
                "about:blank",
                status.getReason(),
                status.getCode(),
                detail.isEmpty() ? status.getReason() : detail,
                List.of()))
        .contentType(Problems.CONTENT_TYPE);
  }
}
