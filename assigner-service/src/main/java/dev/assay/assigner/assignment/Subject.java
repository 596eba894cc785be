package dev.assay.assigner.assignment;

import dev.assay.schemas.avro.UnitType;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a variant.
 *
 * @param customerId null for an anonymous session
 * @param sessionId null when the caller is not in a session
 * @param attributes dimension values, as language, segment and region
 */
public record Subject(
    @Nullable String customerId, @Nullable String sessionId, Map<String, String> attributes) {

  public Subject {
    if (customerId == null && sessionId == null) {
      throw new IllegalArgumentException("a subject has a customer id or a session id");
    }
    attributes = Map.copyOf(attributes);
  }

  /** The id that an experiment of this unit randomises by, if the subject has one. */
  public Optional<String> unitId(UnitType unit) {
    return Optional.ofNullable(idOf(unit));
  }

  @Nullable String idOf(UnitType unit) {
    return switch (unit) {
      case CUSTOMER -> customerId;
      case SESSION -> sessionId;
      case UNKNOWN -> null;
    };
  }

  /** What the subject's records are keyed by: the customer, or else the session. */
  public String key() {
    return customerId != null ? customerId : Objects.requireNonNull(sessionId);
  }
}
