package dev.assay.analyzer.config;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.Properties;

/**
 * How the broker is reached.
 *
 * @param bootstrapServers host and port, several separated by commas
 */
@Context
@ConfigurationProperties("assay.kafka")
public record KafkaConfiguration(
    @Bindable(defaultValue = "127.0.0.1:9092") String bootstrapServers) {

  public KafkaConfiguration {
    Checks.notBlank("assay.kafka.bootstrap-servers", bootstrapServers);
  }

  /** As Kafka's clients want it. */
  public Properties toProperties() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers);
    return properties;
  }
}
