package dev.assay.assigner.api;

import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.definition.Fields;
import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.definition.Violation;
import dev.assay.assigner.json.JsonText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads who calls and when, which every call for variants says, beside what the call asks for. */
final class CallBody {

  private final List<Violation> violations = new ArrayList<>();
  private final Fields fields;
  private final @Nullable String customerId;
  private final @Nullable String sessionId;
  private final Map<String, String> attributes;
  private final Instant at;

  /**
   * @param now the time of a call that gives none
   */
  CallBody(@Nullable String body, Instant now) {
    fields = Fields.of(JsonText.read(body == null ? "" : body), violations);
    customerId = fields.optionalId("customer_id");
    sessionId = fields.optionalId("session_id");
    Fields values = fields.object("attributes");
    attributes = values == null ? Map.of() : values.textsByName();
    Instant given = fields.instant("at");
    at = given == null ? now.truncatedTo(ChronoUnit.MILLIS) : given;
  }

  /** What the call asks for is read from these, and noted there when it is wrong. */
  Fields fields() {
    return fields;
  }

  /**
   * Who calls and when, once everything else was read.
   *
   * @throws InvalidDefinition with every violation
   */
  Call call() {
    fields.refuseUnknown();
    if (customerId == null && sessionId == null && violations.isEmpty()) {
      fields.note("customer_id", null, "a customer_id, a session_id or both are required");
    }
    if (!violations.isEmpty()) {
      throw new InvalidDefinition(violations);
    }
    return new Call(new Subject(customerId, sessionId, attributes), at);
  }

  /**
   * Who calls.
   *
   * @param at the time of the call
   */
  record Call(Subject subject, Instant at) {}
}
