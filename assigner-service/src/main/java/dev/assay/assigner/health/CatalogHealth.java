package dev.assay.assigner.health;

import dev.assay.assigner.catalog.ExperimentCatalog;
import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;

/** Down when changes of experiments no longer arrive. */
@Singleton
final class CatalogHealth implements HealthIndicator {

  private final ExperimentCatalog catalog;

  CatalogHealth(ExperimentCatalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    HealthStatus status = catalog.isFollowing() ? HealthStatus.UP : HealthStatus.DOWN;
    return Publishers.just(HealthResult.builder("experiments", status).build());
  }
}
