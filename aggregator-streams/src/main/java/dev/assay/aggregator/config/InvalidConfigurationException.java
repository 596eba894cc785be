package dev.assay.aggregator.config;

import java.io.Serial;

/** A setting that cannot be used. The message names the key, the value and what is allowed. */
public final class InvalidConfigurationException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  public InvalidConfigurationException(String key, Object value, String allowed) {
    super("%s is %s; allowed: %s".formatted(key, value, allowed));
  }
}
