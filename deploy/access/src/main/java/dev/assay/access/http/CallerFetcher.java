package dev.assay.access.http;

import dev.assay.access.issuer.IssuerUnavailable;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Says who sends a request, by its header Authorization, or else X-API-Key. A token of the file is
 * looked up at once; one of the issuer, whose keys may have to be fetched, on a thread that may
 * wait.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class CallerFetcher implements AuthenticationFetcher<HttpRequest<?>> {

  private static final String SCHEME = "Bearer ";

  /** The other way of OFREP's clients. */
  private static final String API_KEY = "X-API-Key";

  private final Access access;
  private final Scheduler waiting;

  CallerFetcher(Access access, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.access = access;
    this.waiting = Schedulers.fromExecutorService(blocking);
  }

  /**
   * Who sends it; nobody when it has no token, or one that is not accepted.
   *
   * @return may end with {@link IssuerUnavailable}
   */
  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    if (access.isOpen()) {
      return Mono.just(Caller.ANONYMOUS);
    }
    String token = token(request.getHeaders());
    if (token == null) {
      return Mono.empty();
    }
    if (access.isOfIssuer(token)) {
      return Mono.fromCallable(() -> access.find(token))
          .subscribeOn(waiting)
          .flatMap(Mono::justOrEmpty);
    }
    Optional<Caller> caller = access.find(token);
    return caller.isPresent() ? Mono.just(caller.get()) : Mono.empty();
  }

  private static @Nullable String token(HttpHeaders headers) {
    String header = headers.get(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return headers.get(API_KEY);
    }
    return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? header.substring(SCHEME.length()).strip()
        : null;
  }
}
