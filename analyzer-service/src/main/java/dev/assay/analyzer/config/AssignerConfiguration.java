package dev.assay.analyzer.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;

/**
 * How the assigner is asked to stop or graduate an experiment.
 *
 * @param url without a path
 * @param timeout for one answer
 */
@Context
@ConfigurationProperties("assay.assigner")
public record AssignerConfiguration(
    @Bindable(defaultValue = "http://127.0.0.1:8081") String url,
    @Bindable(defaultValue = "5s") Duration timeout) {

  public AssignerConfiguration {
    Checks.httpUrl("assay.assigner.url", url);
    Checks.positive("assay.assigner.timeout", timeout);
  }

  public URI uri() {
    return URI.create(url);
  }
}
