package dev.assay.access.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.List;

/** Makes answers of refusals, and counts them. */
@Singleton
final class RefusalWriter {

  private static final String ISSUER_RETRY_SECONDS = "5";
  private static final String REALM = "Bearer realm=\"assay\"";

  private final List<RefusalForm> forms;
  private final Counter unauthenticated;
  private final Counter forbidden;
  private final Counter tooMany;

  RefusalWriter(List<RefusalForm> forms, MeterRegistry meters) {
    this.forms = forms;
    this.unauthenticated = counter(meters, "unauthenticated");
    this.forbidden = counter(meters, "forbidden");
    this.tooMany = counter(meters, "too-many");
  }

  /** For a request without a token that is accepted. */
  MutableHttpResponse<String> unauthenticated(HttpRequest<?> request) {
    unauthenticated.increment();
    boolean isWithout = request.getHeaders().get(HttpHeaders.AUTHORIZATION) == null;
    return write(
            request,
            new Refusal(
                HttpStatus.UNAUTHORIZED,
                "unauthenticated",
                isWithout
                    ? "The request has no token; send one as Authorization: Bearer TOKEN."
                    : "The token is not accepted: it is none of those known here, or has expired."))
        .header(
            HttpHeaders.WWW_AUTHENTICATE, isWithout ? REALM : REALM + ", error=\"invalid_token\"");
  }

  /** For a caller whose role does not suffice. */
  MutableHttpResponse<String> forbidden(HttpRequest<?> request, String detail) {
    forbidden.increment();
    return write(request, new Refusal(HttpStatus.FORBIDDEN, "forbidden", detail));
  }

  /** For a caller who asks too often. */
  MutableHttpResponse<String> tooMany(HttpRequest<?> request, String detail, long retrySeconds) {
    tooMany.increment();
    return write(request, new Refusal(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests", detail))
        .header(HttpHeaders.RETRY_AFTER, Long.toString(retrySeconds));
  }

  /** For a caller of whom nobody can say who it is at present. */
  MutableHttpResponse<String> unknowable(HttpRequest<?> request) {
    return write(
            request,
            new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "issuer-unavailable",
                "The token cannot be verified: its issuer's keys cannot be fetched."))
        .header(HttpHeaders.RETRY_AFTER, ISSUER_RETRY_SECONDS);
  }

  private MutableHttpResponse<String> write(HttpRequest<?> request, Refusal refusal) {
    MutableHttpResponse<String> response = HttpResponse.status(refusal.status());
    for (RefusalForm form : forms) {
      if (form.isOf(request.getPath())) {
        return response.body(form.json(refusal)).contentType(MediaType.APPLICATION_JSON_TYPE);
      }
    }
    return response.body(refusal.problem()).contentType(Refusal.MEDIA_TYPE);
  }

  private static Counter counter(MeterRegistry meters, String reason) {
    return Counter.builder("assay.access.refusals")
        .description("Requests that were refused for who sent them, or how often")
        .tag("reason", reason)
        .register(meters);
  }
}
