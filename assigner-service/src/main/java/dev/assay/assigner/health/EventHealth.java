package dev.assay.assigner.health;

import dev.assay.assigner.ingestion.EventLog;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Degraded while events cannot be stored. */
@Singleton
final class EventHealth implements HealthIndicator {

  private static final HealthStatus DEGRADED =
      new HealthStatus("DEGRADED", "Events cannot be stored.", true, 500);

  private final EventLog events;

  EventHealth(EventLog events) {
    this.events = events;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthStatus status = events.isFailing() ? DEGRADED : HealthStatus.UP;
    return Publishers.just(HealthResult.builder("events", status).build());
  }
}
