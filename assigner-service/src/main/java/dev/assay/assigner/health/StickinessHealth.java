package dev.assay.assigner.health;

import dev.assay.assigner.sticky.StickyFollower;
import dev.assay.assigner.sticky.StickyStore;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Down until it is known who was exposed before. */
@Singleton
final class StickinessHealth implements HealthIndicator {

  private static final HealthStatus FORGETTING =
      new HealthStatus("DEGRADED", "Exposures cannot be stored.", true, 500);

  private final StickyFollower follower;
  private final StickyStore store;

  StickinessHealth(StickyFollower follower, StickyStore store) {
    this.follower = follower;
    this.store = store;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthResult.Builder result =
        HealthResult.builder("stickiness", !follower.isFollowing() ? HealthStatus.DOWN : storing());
    if (!follower.isCaughtUp()) {
      result.status(HealthStatus.DOWN);
      if (follower.left() < Long.MAX_VALUE) {
        result.details(Map.of("exposures_to_read", follower.left()));
      }
    }
    return Publishers.just(result.build());
  }

  private HealthStatus storing() {
    return store.isFailing() ? FORGETTING : HealthStatus.UP;
  }
}
