package dev.assay.analyzer.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Whether decisions are carried out at all.
 *
 * @param enabled false: by nobody but people, whatever the experiments' policies say
 */
@Context
@ConfigurationProperties("assay.automation")
public record AutomationConfiguration(@Bindable(defaultValue = "true") boolean enabled) {}
