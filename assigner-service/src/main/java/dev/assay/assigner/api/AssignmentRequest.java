package dev.assay.assigner.api;

import dev.assay.assigner.assignment.Subject;
import dev.assay.assigner.definition.Fields;
import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.definition.Violation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A call for variants.
 *
 * @param at the time of the call
 * @param experiments the ids asked for; empty: all
 */
record AssignmentRequest(Subject subject, Instant at, List<String> experiments) {

  /**
   * Reads a call.
   *
   * @param isKnown whether an experiment has the id
   * @throws InvalidDefinition with every violation
   */
  static AssignmentRequest read(@Nullable Object json, Instant now, Predicate<String> isKnown) {
    List<Violation> violations = new ArrayList<>();
    Fields fields = Fields.of(json, violations);
    String customerId = fields.optionalId("customer_id");
    String sessionId = fields.optionalId("session_id");
    Fields attributes = fields.object("attributes");
    Map<String, String> values = attributes == null ? Map.of() : attributes.textsByName();
    Instant at = fields.instant("at");
    List<String> experiments =
        fields.texts("experiments", "the id of an experiment that exists", isKnown);
    fields.refuseUnknown();
    if (customerId == null && sessionId == null && violations.isEmpty()) {
      fields.note("customer_id", null, "a customer_id, a session_id or both are required");
    }
    if (!violations.isEmpty()) {
      throw new InvalidDefinition(violations);
    }
    return new AssignmentRequest(
        new Subject(customerId, sessionId, values),
        at == null ? now.truncatedTo(ChronoUnit.MILLIS) : at,
        experiments);
  }
}
