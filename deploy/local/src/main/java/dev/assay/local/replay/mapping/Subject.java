package dev.assay.local.replay.mapping;

import dev.assay.schemas.avro.UnitType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whom a row is about; at least one id is there. */
public record Subject(@Nullable String customerId, @Nullable String sessionId) {

  /** The key of the subject's records. */
  public String key() {
    return Objects.requireNonNull(customerId != null ? customerId : sessionId);
  }

  String unitId(UnitType unit) {
    return Objects.requireNonNull(unit == UnitType.CUSTOMER ? customerId : sessionId);
  }
}
