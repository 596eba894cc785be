package dev.assay.analyzer.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * When somebody is told.
 *
 * @param missingDataAfter for how long data have to be missing
 */
@Context
@ConfigurationProperties("assay.alerts")
public record AlertsConfiguration(@Bindable(defaultValue = "15m") Duration missingDataAfter) {

  public AlertsConfiguration {
    Checks.positive("assay.alerts.missing-data-after", missingDataAfter);
  }
}
