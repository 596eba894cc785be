package dev.assay.assigner.api;

import dev.assay.assigner.definition.Fields;
import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.definition.Violation;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Author;
import dev.assay.assigner.lifecycle.ChangeRequest;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is sent with a change of an experiment's state; nothing at all is allowed. */
final class ChangeBody {

  private final List<Violation> violations = new ArrayList<>();
  private final Fields fields;
  private final Instant now;

  private ChangeBody(@Nullable String body, Instant now) {
    Object json = body == null || body.isBlank() ? Map.of() : JsonText.read(body);
    this.fields = Fields.of(json, violations);
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * A change that needs nothing more.
   *
   * @throws InvalidDefinition with every violation
   */
  static ChangeRequest read(@Nullable String body, Instant now) {
    ChangeBody change = new ChangeBody(body, now);
    ChangeRequest request = change.request();
    change.refuseViolations();
    return request;
  }

  /**
   * A graduation.
   *
   * @param experiment whose variants can win
   * @throws InvalidDefinition with every violation
   */
  static Graduation readGraduation(@Nullable String body, Experiment experiment, Instant now) {
    ChangeBody change = new ChangeBody(body, now);
    Graduation graduation = new Graduation(change.winner(experiment), change.request());
    change.refuseViolations();
    return graduation;
  }

  record Graduation(String winner, ChangeRequest request) {}

  /** Who asks, where nobody needs to say. */
  static Author author(Fields fields) {
    String actor = fields.optionalId("actor");
    String reason = fields.text("reason");
    return new Author(actor == null ? Author.OPERATOR : actor, reason == null ? "" : reason);
  }

  private ChangeRequest request() {
    Instant at = fields.instant("at");
    if (at != null && at.isAfter(now)) {
      fields.note("at", at.toString(), "a time that is not after now, " + now);
    }
    Double version =
        fields.number(
            "expected_version",
            "a whole number from 1 to " + Integer.MAX_VALUE,
            number ->
                number.signum() > 0
                    && number.doubleValue() <= Integer.MAX_VALUE
                    && number.stripTrailingZeros().scale() <= 0);
    return new ChangeRequest(
        now, at == null ? now : at, author(fields), version == null ? null : version.intValue());
  }

  private String winner(Experiment experiment) {
    List<String> variants = experiment.getVariants().stream().map(Variant::getId).toList();
    String winner = fields.text("winner");
    if (winner == null || !variants.contains(winner)) {
      fields.note("winner", winner, "required: one of " + String.join(", ", variants));
      return "";
    }
    return winner;
  }

  private void refuseViolations() {
    fields.refuseUnknown();
    if (!violations.isEmpty()) {
      throw new InvalidDefinition(violations);
    }
  }
}
