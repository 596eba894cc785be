package dev.assay.analyzer.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How the process starts.
 *
 * @param timeout for the broker and the registry to answer
 */
@Context
@ConfigurationProperties("assay.startup")
public record StartupConfiguration(@Bindable(defaultValue = "30s") Duration timeout) {

  public StartupConfiguration {
    Checks.positive("assay.startup.timeout", timeout);
  }
}
