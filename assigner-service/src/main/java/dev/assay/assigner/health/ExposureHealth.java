package dev.assay.assigner.health;

import dev.assay.assigner.exposure.Backlog;
import dev.assay.assigner.exposure.ExposurePublisher;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Degraded while exposures are not published; they are spooled meanwhile. */
@Singleton
final class ExposureHealth implements HealthIndicator {

  private static final HealthStatus WAITING =
      new HealthStatus("DEGRADED", "Exposures are spooled and not published.", true, 500);
  private static final HealthStatus LOSING =
      new HealthStatus("DEGRADED", "Exposures can be neither published nor spooled.", true, 500);

  private final ExposurePublisher exposures;

  ExposureHealth(ExposurePublisher exposures) {
    this.exposures = exposures;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    Backlog backlog = exposures.backlog();
    HealthStatus waiting = backlog.isStuck() ? WAITING : HealthStatus.UP;
    return Publishers.just(
        HealthResult.builder("exposures", exposures.isLosing() ? LOSING : waiting)
            .details(Map.of("spooled", backlog.count(), "spooled_bytes", backlog.bytes()))
            .build());
  }
}
