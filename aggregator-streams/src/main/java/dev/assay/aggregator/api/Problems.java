package dev.assay.aggregator.api;

import dev.assay.aggregator.query.UnavailableException;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.serde.annotation.Serdeable;

/** Errors as problem documents (RFC 9457). */
@Controller
final class Problems {

  static final String CONTENT_TYPE = "application/problem+json";
  private static final String RETRY_AFTER_SECONDS = "1";

  /** A problem document. */
  @Serdeable
  record Problem(String type, String title, int status, String detail) {}

  static MutableHttpResponse<Problem> of(int status, String title, String detail) {
    return HttpResponse.<Problem>status(HttpStatus.valueOf(status))
        .body(new Problem("about:blank", title, status, detail))
        .contentType(CONTENT_TYPE);
  }

  @Error(global = true, exception = UnavailableException.class)
  HttpResponse<Problem> unavailable(UnavailableException e) {
    return of(503, "Not available now", String.valueOf(e.getMessage()))
        .header("Retry-After", RETRY_AFTER_SECONDS);
  }

  @Error(global = true, exception = InvalidParameterException.class)
  HttpResponse<Problem> invalid(InvalidParameterException e) {
    return of(400, "Invalid parameter", String.valueOf(e.getMessage()));
  }
}
