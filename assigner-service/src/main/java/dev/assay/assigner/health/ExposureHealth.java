package dev.assay.assigner.health;

import dev.assay.assigner.exposure.ExposurePublisher;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Degraded while exposures cannot be published. */
@Singleton
final class ExposureHealth implements HealthIndicator {

  private static final HealthStatus DEGRADED =
      new HealthStatus("DEGRADED", "Exposures cannot be published.", true, 500);

  private final ExposurePublisher exposures;

  ExposureHealth(ExposurePublisher exposures) {
    this.exposures = exposures;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthStatus status = exposures.isFailing() ? DEGRADED : HealthStatus.UP;
    return Publishers.just(HealthResult.builder("exposures", status).build());
  }
}
