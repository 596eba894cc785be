package dev.assay.analyzer.config;

import org.jspecify.annotations.Nullable;

/** A value that was set is not allowed. */
public final class InvalidConfiguration extends RuntimeException {

  InvalidConfiguration(String key, String value, String allowed, @Nullable Throwable cause) {
    this("%s is \"%s\"; allowed is %s".formatted(key, value, allowed), cause);
  }

  private InvalidConfiguration(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Of a value that must not be shown. */
  static InvalidConfiguration hidden(String key, String allowed) {
    return new InvalidConfiguration(
        "%s is missing or not allowed; allowed is %s".formatted(key, allowed), null);
  }
}
