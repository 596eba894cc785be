package dev.assay.assigner.api;

import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.definition.Fields;
import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.definition.Violation;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.lifecycle.Author;
import dev.assay.schemas.avro.Experiment;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to create an experiment: its definition, and beside it who asks, which is no part of
 * the definition.
 */
record CreateBody(Experiment draft, Author author) {

  /**
   * Reads both.
   *
   * @throws InvalidDefinition with every violation
   */
  static CreateBody read(@Nullable String body, Authentication caller, Instant now) {
    Object json = JsonText.read(body == null ? "" : body);
    List<Violation> violations = new ArrayList<>();
    Author author = new Author(caller.getName(), "");
    if (json instanceof Map<?, ?> object) {
      author = ChangeBody.author(Fields.of(object, violations), caller);
      Map<?, ?> definition = new LinkedHashMap<>(object);
      definition.remove("actor");
      definition.remove("reason");
      json = definition;
    }
    Instant createdAt = now.truncatedTo(ChronoUnit.MILLIS);
    try {
      Experiment draft = ExperimentReader.read(json, createdAt);
      if (violations.isEmpty()) {
        return new CreateBody(draft, author);
      }
    } catch (InvalidDefinition e) {
      violations.addAll(e.violations());
    }
    throw new InvalidDefinition(violations);
  }
}
