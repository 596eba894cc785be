package dev.assay.assigner.api;

import dev.assay.assigner.definition.Fields;
import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.definition.Violation;
import dev.assay.assigner.json.JsonText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time from which a start or a stop holds: that of the body, or now. */
final class ChangeTime {

  private ChangeTime() {}

  static Instant read(@Nullable String body, Instant now) {
    Instant latest = now.truncatedTo(ChronoUnit.MILLIS);
    if (body == null || body.isBlank()) {
      return latest;
    }
    List<Violation> violations = new ArrayList<>();
    Fields fields = Fields.of(JsonText.read(body), violations);
    Instant at = fields.instant("at");
    if (at != null && at.isAfter(latest)) {
      fields.note("at", at.toString(), "a time that is not after now, " + latest);
    }
    fields.refuseUnknown();
    if (!violations.isEmpty()) {
      throw new InvalidDefinition(violations);
    }
    return at == null ? latest : at;
  }
}
