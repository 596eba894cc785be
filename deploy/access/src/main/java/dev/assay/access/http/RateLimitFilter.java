package dev.assay.access.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Filter;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.security.filters.SecurityFilter;
import io.micronaut.web.router.RouteAttributes;
import org.jspecify.annotations.Nullable;

/** Holds callers that were let in to their rates, and those who ask for what there is not. */
@ServerFilter(Filter.MATCH_ALL_PATTERN)
final class RateLimitFilter implements Ordered {

  private final Limits limits;
  private final RefusalWriter writer;

  RateLimitFilter(Limits limits, RefusalWriter writer) {
    this.limits = limits;
    this.writer = writer;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.after();
  }

  /** Null when the request may go on. */
  @RequestFilter
  @Nullable HttpResponse<?> filter(HttpRequest<?> request) {
    Caller caller = request.getAttribute(SecurityFilter.AUTHENTICATION, Caller.class).orElse(null);
    if (caller != null) {
      long seconds = limits.take(caller);
      return seconds == 0 ? null : tooMany(writer, request, caller, seconds);
    }
    if (RouteAttributes.getRouteMatch(request).isPresent()) {
      // Health and metrics, which everybody may read who reaches their port.
      return null;
    }
    long seconds = limits.takeUnauthenticated(request);
    return seconds == 0
        ? null
        : writer.tooMany(request, "Too many requests without a token that is accepted.", seconds);
  }

  static MutableHttpResponse<?> tooMany(
      RefusalWriter writer, HttpRequest<?> request, Caller caller, long seconds) {
    return writer.tooMany(
        request,
        "'%s' may ask %d times a second.".formatted(caller.getName(), caller.requestsPerSecond()),
        seconds);
  }
}
