package dev.assay.analyzer.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * When experiments are analysed.
 *
 * @param interval between the end of one round and the beginning of the next
 */
@Context
@ConfigurationProperties("assay.analysis")
public record AnalysisConfiguration(@Bindable(defaultValue = "5s") Duration interval) {

  public AnalysisConfiguration {
    Checks.positive("assay.analysis.interval", interval);
  }
}
