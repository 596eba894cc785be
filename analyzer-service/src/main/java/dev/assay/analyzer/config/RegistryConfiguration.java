package dev.assay.analyzer.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How the schema registry is reached.
 *
 * @param url of the registry's own API
 */
@Context
@ConfigurationProperties("assay.registry")
public record RegistryConfiguration(
    @Bindable(defaultValue = "http://127.0.0.1:8080/apis/registry/v3") String url) {

  public RegistryConfiguration {
    Checks.httpUrl("assay.registry.url", url);
  }
}
