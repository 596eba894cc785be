package dev.assay.assigner.api;

import dev.assay.assigner.catalog.CatalogUnavailable;
import dev.assay.assigner.catalog.UnknownExperiment;
import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.evaluation.NotReady;
import dev.assay.assigner.event.TooManyEvents;
import dev.assay.assigner.ingestion.LogUnavailable;
import dev.assay.assigner.ingestion.Saturated;
import dev.assay.assigner.json.MalformedJson;
import dev.assay.assigner.lifecycle.RefusedChange;
import dev.assay.assigner.lifecycle.WrongVersion;
import dev.assay.assigner.telemetry.MalformedTelemetry;
import dev.assay.assigner.telemetry.TooMuchTelemetry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.netty.handler.codec.DecoderException;
import jakarta.inject.Singleton;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
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
    tellWhenToRetry(problem, response);
    return response;
  }

  /** Adds how long to wait to what can succeed later. */
  static void tellWhenToRetry(Problem problem, MutableHttpResponse<?> response) {
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE
        || problem.status() == HttpStatus.TOO_MANY_REQUESTS) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
  }

  /** What an exception means to the caller; what nobody expected is logged. */
  static Problem problem(HttpRequest<?> request, RuntimeException exception) {
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
      case DecoderException undecodable ->
          Problem.of(
              HttpStatus.BAD_REQUEST,
              "malformed-body",
              "The body is not packed as Content-Encoding says: " + message(undecodable));
      case IllegalCharsetNameException unnamed -> unknownCharset(unnamed.getCharsetName());
      case UnsupportedCharsetException unknown -> unknownCharset(unknown.getCharsetName());
      case TooManyEvents tooMany ->
          Problem.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-many-events", message(tooMany));
      case MalformedTelemetry malformed ->
          Problem.of(HttpStatus.BAD_REQUEST, "malformed-telemetry", message(malformed));
      case TooMuchTelemetry tooMuch ->
          Problem.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "too-much-telemetry", message(tooMuch));
      case Saturated saturated ->
          Problem.of(HttpStatus.TOO_MANY_REQUESTS, "saturated", message(saturated));
      case LogUnavailable unavailable ->
          Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "events-unavailable", message(unavailable));
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

  private static Problem unknownCharset(String name) {
    return Problem.of(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "unknown-charset",
        "The charset of the Content-Type is '%s'; it must be utf-8, or left out.".formatted(name));
  }

  private static String message(RuntimeException exception) {
    return String.valueOf(exception.getMessage());
  }
}
