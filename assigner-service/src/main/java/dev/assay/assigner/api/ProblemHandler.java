package dev.assay.assigner.api;

import dev.assay.assigner.catalog.CatalogUnavailable;
import dev.assay.assigner.catalog.UnknownExperiment;
import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.evaluation.NotReady;
import dev.assay.assigner.json.MalformedJson;
import dev.assay.assigner.lifecycle.RefusedChange;
import dev.assay.assigner.lifecycle.WrongVersion;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells callers what the assigner's own exceptions mean. */
@Singleton
final class ProblemHandler implements ExceptionHandler<RuntimeException, HttpResponse<String>> {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
  private static final String RETRY_SECONDS = "5";

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<String> handle(HttpRequest request, RuntimeException exception) {
    Problem problem = problem(request, exception);
    MutableHttpResponse<String> response =
        HttpResponse.<String>status(problem.status())
            .body(problem.json())
            .contentType(Problem.MEDIA_TYPE);
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    return response;
  }

  private static Problem problem(HttpRequest<?> request, RuntimeException exception) {
    return switch (exception) {
      case InvalidDefinition invalid -> invalid(invalid);
      case MalformedJson malformed ->
          Problem.of(
              HttpStatus.BAD_REQUEST,
              "malformed-json",
              "The body is not JSON: " + malformed.getMessage());
      case UnknownExperiment unknown ->
          Problem.of(HttpStatus.NOT_FOUND, "unknown-experiment", message(unknown));
      case RefusedChange refused ->
          Problem.of(HttpStatus.CONFLICT, "refused-change", message(refused));
      case WrongVersion wrong ->
          Problem.of(HttpStatus.PRECONDITION_FAILED, "wrong-version", message(wrong));
      case NotReady notReady ->
          Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "not-ready", message(notReady));
      case CatalogUnavailable unavailable -> {
        LOG.error("{}", unavailable.getMessage(), unavailable);
        yield Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE, "catalog-unavailable", message(unavailable));
      }
      case RuntimeException other -> {
        LOG.error("{} {} failed", request.getMethod(), request.getPath(), other);
        yield Problem.of(
            HttpStatus.INTERNAL_SERVER_ERROR, null, "The request failed; the log says why.");
      }
    };
  }

  private static Problem invalid(InvalidDefinition invalid) {
    int count = invalid.violations().size();
    return new Problem(
        HttpStatus.BAD_REQUEST,
        "invalid-request",
        count == 1 ? "One value is not allowed." : count + " values are not allowed.",
        invalid.violations());
  }

  private static String message(RuntimeException exception) {
    return String.valueOf(exception.getMessage());
  }
}
