package dev.assay.access.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import io.micronaut.web.router.MethodBasedRouteMatch;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;

/** Tells who was not let in why. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class RefusalHandler
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

  private final RefusalWriter writer;
  private final Limits limits;

  RefusalHandler(RefusalWriter writer, Limits limits) {
    this.writer = writer;
    this.limits = limits;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
    HttpRequest<?> refused = request;
    Authentication caller = exception.getAuthentication();
    if (caller == null) {
      long seconds = limits.takeUnauthenticated(refused);
      return seconds == 0
          ? writer.unauthenticated(refused)
          : writer.tooMany(refused, "Too many requests without a token that is accepted.", seconds);
    }
    if (caller instanceof Caller known) {
      long seconds = limits.take(known);
      if (seconds > 0) {
        return RateLimitFilter.tooMany(writer, refused, known, seconds);
      }
    }
    return writer.forbidden(
        refused,
        "'%s' has %s; this needs %s.".formatted(caller.getName(), roles(caller), needed(refused)));
  }

  private static String roles(Authentication caller) {
    return caller.getRoles().isEmpty()
        ? "no role"
        : "the role " + String.join(", ", caller.getRoles());
  }

  private static String needed(HttpRequest<?> request) {
    return RouteAttributes.getRouteMatch(request).orElse(null)
            instanceof MethodBasedRouteMatch<?, ?> route
        ? String.join(" or ", route.stringValues(Secured.class))
        : "another";
  }
}
