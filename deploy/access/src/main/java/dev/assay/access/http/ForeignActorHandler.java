package dev.assay.access.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Refuses changes in another's name. */
@Singleton
final class ForeignActorHandler implements ExceptionHandler<ForeignActor, MutableHttpResponse<?>> {

  private final RefusalWriter writer;

  ForeignActorHandler(RefusalWriter writer) {
    this.writer = writer;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public MutableHttpResponse<?> handle(HttpRequest request, ForeignActor exception) {
    HttpRequest<?> refused = request;
    return writer.forbidden(refused, String.valueOf(exception.getMessage()));
  }
}
