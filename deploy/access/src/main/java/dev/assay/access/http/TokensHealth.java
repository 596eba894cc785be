package dev.assay.access.http;

import dev.assay.access.token.WatchedTokens;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.reactivestreams.Publisher;

/** Degraded while the file of tokens cannot be used, and what it said before goes on. */
@Singleton
final class TokensHealth implements HealthIndicator {

  private static final HealthStatus DEGRADED =
      new HealthStatus("DEGRADED", "The file of tokens cannot be used.", true, 500);

  private final Access access;

  TokensHealth(Access access) {
    this.access = access;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    WatchedTokens<?> tokens = access.tokens();
    if (tokens == null) {
      return Publishers.just(HealthResult.builder("tokens", HealthStatus.UP).build());
    }
    Optional<String> failure = tokens.failure();
    return Publishers.just(
        HealthResult.builder("tokens", failure.isPresent() ? DEGRADED : HealthStatus.UP)
            .details(
                failure
                    .<Map<String, Object>>map(reason -> Map.of("failure", reason))
                    .orElse(Map.of("tokens", tokens.count())))
            .build());
  }
}
