package dev.assay.analyzer.config;

import org.jspecify.annotations.Nullable;

/** A value that was set is not allowed. */
public final class InvalidConfiguration extends RuntimeException {

  InvalidConfiguration(String key, String value, String allowed, @Nullable Throwable cause) {
    super("%s is \"%s\"; allowed is %s".formatted(key, value, allowed), cause);
  }
}
