package dev.assay.access.http;

import dev.assay.access.config.AccessSettings;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;

/** Reads the settings when a service asks for its access, which it does before it listens. */
@Factory
final class AccessFactory {

  @Singleton
  @Bean(preDestroy = "close")
  Access access(Environment environment) {
    return Access.open(
        AccessSettings.read(key -> environment.getProperty(key, String.class).orElse(null)));
  }
}
