package dev.assay.law.log;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whom a record is about; one of the two is there. */
public record Subject(@Nullable String customerId, @Nullable String sessionId) {

  public String key() {
    return customerId != null ? customerId : Objects.requireNonNull(sessionId);
  }
}
