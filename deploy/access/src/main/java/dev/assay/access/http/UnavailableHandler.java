package dev.assay.access.http;

import dev.assay.access.issuer.IssuerUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells callers to come again when their issuer cannot be asked for its keys. */
@Singleton
final class UnavailableHandler
    implements ExceptionHandler<IssuerUnavailable, MutableHttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(UnavailableHandler.class);

  private final RefusalWriter writer;

  UnavailableHandler(RefusalWriter writer) {
    this.writer = writer;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public MutableHttpResponse<?> handle(HttpRequest request, IssuerUnavailable exception) {
    LOG.warn("No token of the issuer can be verified: {}", exception.getMessage());
    HttpRequest<?> refused = request;
    return writer.unknowable(refused);
  }
}
