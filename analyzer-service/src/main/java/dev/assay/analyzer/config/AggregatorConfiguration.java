package dev.assay.analyzer.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;
import java.time.Duration;

/**
 * How the aggregator is asked.
 *
 * @param url without a path
 * @param timeout for one answer
 */
@Context
@ConfigurationProperties("assay.aggregator")
public record AggregatorConfiguration(
    @Bindable(defaultValue = "http://127.0.0.1:8082") String url,
    @Bindable(defaultValue = "5s") Duration timeout) {

  public AggregatorConfiguration {
    Checks.httpUrl("assay.aggregator.url", url);
    Checks.positive("assay.aggregator.timeout", timeout);
  }

  public URI uri() {
    return URI.create(url);
  }
}
