package dev.assay.aggregator.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.aggregator.query.DeadlinePassedException;
import dev.assay.aggregator.query.UnavailableException;
import dev.assay.aggregator.store.AnswerTooLargeException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** Errors as problem documents (RFC 9457). */
@Controller
@Hidden
final class Problems {

  static final String CONTENT_TYPE = "application/problem+json";
  private static final String RETRY_AFTER_SECONDS = "1";

  /** A problem document. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  @Schema(name = "Problem", description = "A problem document (RFC 9457)")
  record Problem(
      String type,
      String title,
      int status,
      String detail,
      @Schema(
              description = "The parameters that do not fit; absent when it is about none",
              requiredMode = Schema.RequiredMode.NOT_REQUIRED)
          List<Misfit> errors) {}

  /** A parameter that does not fit. */
  @Serdeable
  @Schema(name = "Misfit", description = "A parameter that does not fit")
  record Misfit(String field, String value, String allowed) {}

  static MutableHttpResponse<Problem> of(int status, String title, String detail) {
    return of(status, title, detail, List.of());
  }

  private static MutableHttpResponse<Problem> of(
      int status, String title, String detail, List<Misfit> errors) {
    return HttpResponse.<Problem>status(HttpStatus.valueOf(status))
        .body(new Problem("about:blank", title, status, detail, errors))
        .contentType(CONTENT_TYPE);
  }

  @Error(global = true, exception = UnavailableException.class)
  HttpResponse<Problem> unavailable(UnavailableException e) {
    return of(503, "Not available now", String.valueOf(e.getMessage()))
        .header("Retry-After", RETRY_AFTER_SECONDS);
  }

  @Error(global = true, exception = DeadlinePassedException.class)
  HttpResponse<Problem> late(DeadlinePassedException e) {
    return of(504, "No answer in time", String.valueOf(e.getMessage()))
        .header("Retry-After", RETRY_AFTER_SECONDS);
  }

  @Error(global = true, exception = InvalidParameterException.class)
  HttpResponse<Problem> invalid(InvalidParameterException e) {
    return of(400, "Invalid parameter", String.valueOf(e.getMessage()), List.of(e.misfit()));
  }

  @Error(global = true, exception = AnswerTooLargeException.class)
  HttpResponse<Problem> tooLarge(AnswerTooLargeException e) {
    return of(
        413,
        "Too much for an answer",
        e.getMessage() + "; ask for less by from, to, variant or metric");
  }
}
