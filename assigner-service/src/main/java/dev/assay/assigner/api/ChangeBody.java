package dev.assay.assigner.api;

import dev.assay.access.http.Actor;
import dev.assay.access.http.ForeignActor;
import dev.assay.assigner.definition.ExperimentJson;
import dev.assay.assigner.definition.ExperimentReader;
import dev.assay.assigner.definition.Fields;
import dev.assay.assigner.definition.InvalidDefinition;
import dev.assay.assigner.definition.Violation;
import dev.assay.assigner.definition.WeightsReader;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.json.MergePatch;
import dev.assay.assigner.lifecycle.Author;
import dev.assay.assigner.lifecycle.ChangeRequest;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import io.micronaut.security.authentication.Authentication;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is sent with a change of an experiment; where nothing has to be said, nothing at all
 * is allowed.
 */
final class ChangeBody {

  private final List<Violation> violations = new ArrayList<>();
  private final Fields fields;
  private final @Nullable String ifMatch;
  private final Authentication caller;
  private final Instant now;

  private ChangeBody(
      @Nullable String body, @Nullable String ifMatch, Authentication caller, Instant now) {
    Object json = body == null || body.isBlank() ? Map.of() : JsonText.read(body);
    this.fields = Fields.of(json, violations);
    this.ifMatch = ifMatch;
    this.caller = caller;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * A change that needs nothing more.
   *
   * @param ifMatch the header of this name, by which a version can be expected too
   * @param caller who asks
   * @throws InvalidDefinition with every violation
   */
  static ChangeRequest read(
      @Nullable String body, @Nullable String ifMatch, Authentication caller, Instant now) {
    ChangeBody change = new ChangeBody(body, ifMatch, caller, now);
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
  static Graduation readGraduation(
      @Nullable String body,
      @Nullable String ifMatch,
      Authentication caller,
      Experiment experiment,
      Instant now) {
    ChangeBody change = new ChangeBody(body, ifMatch, caller, now);
    Graduation graduation = new Graduation(change.winner(experiment), change.request());
    change.refuseViolations();
    return graduation;
  }

  record Graduation(String winner, ChangeRequest request) {}

  /**
   * Other weights.
   *
   * @param experiment whose variants have them
   * @throws InvalidDefinition with every violation
   */
  static Weights readWeights(
      @Nullable String body,
      @Nullable String ifMatch,
      Authentication caller,
      Experiment experiment,
      Instant now) {
    ChangeBody change = new ChangeBody(body, ifMatch, caller, now);
    Weights weights =
        new Weights(
            WeightsReader.weights(change.fields, experiment.getVariants()), change.request());
    change.refuseViolations();
    return weights;
  }

  record Weights(Map<String, Integer> weights, ChangeRequest request) {}

  /**
   * A start at a later time.
   *
   * @throws InvalidDefinition with every violation
   */
  static Schedule readSchedule(
      @Nullable String body, @Nullable String ifMatch, Authentication caller, Instant now) {
    ChangeBody change = new ChangeBody(body, ifMatch, caller, now);
    Schedule schedule = new Schedule(change.start(), change.request());
    change.refuseViolations();
    return schedule;
  }

  record Schedule(Instant start, ChangeRequest request) {}

  /**
   * A change of the definition.
   *
   * @throws InvalidDefinition with every violation
   */
  static Redefinition readRedefinition(
      @Nullable String body, @Nullable String ifMatch, Authentication caller, Instant now) {
    ChangeBody change = new ChangeBody(body, ifMatch, caller, now);
    Map<?, ?> changes = change.changes();
    if (changes.isEmpty()) {
      change.fields.note("changes", null, "required: the properties that change");
    } else if (changes.containsKey("id")) {
      change.fields.note("changes.id", changes.get("id"), "no other id; clone the experiment");
    }
    Redefinition redefinition = new Redefinition(changes, change.request());
    change.refuseViolations();
    return redefinition;
  }

  record Redefinition(Map<?, ?> changes, ChangeRequest request) {

    /**
     * An experiment's definition with the changes.
     *
     * @throws InvalidDefinition with every violation of what it would be
     */
    Experiment of(Experiment experiment) {
      return definition(experiment, changes, experiment.getCreatedAt());
    }
  }

  /**
   * A draft that is made of another experiment.
   *
   * @throws InvalidDefinition with every violation, of the draft's definition too
   */
  static CreateBody readClone(
      @Nullable String body, Authentication caller, Experiment experiment, Instant now) {
    ChangeBody change = new ChangeBody(body, null, caller, now);
    Map<Object, @Nullable Object> changes = new LinkedHashMap<>(change.changes());
    changes.put("id", change.fields.optionalId("id"));
    if (changes.get("id") == null) {
      change.fields.note("id", null, "required: the id of the new experiment");
    }
    Author author = author(change.fields, change.caller);
    change.refuseViolations();
    return new CreateBody(definition(experiment, changes, change.now), author);
  }

  private static Experiment definition(
      Experiment experiment, Map<?, ?> changes, Instant createdAt) {
    Object present = JsonText.read(JsonText.write(ExperimentJson.definition(experiment)));
    return ExperimentReader.read(MergePatch.apply(present, changes), createdAt);
  }

  private Map<?, ?> changes() {
    Object changes = fields.raw("changes");
    if (changes != null && !(changes instanceof Map)) {
      fields.note("changes", changes, "a JSON object");
    }
    return changes instanceof Map<?, ?> map ? map : Map.of();
  }

  private Instant start() {
    Instant start = fields.instant("start");
    if (start == null || !start.isAfter(now)) {
      fields.note(
          "start",
          start == null ? null : start.toString(),
          "required: a time after now, as 2026-01-31T09:30:00Z");
      return now;
    }
    return start;
  }

  /**
   * Who asks.
   *
   * @throws ForeignActor if the body says that it is somebody else
   */
  static Author author(Fields fields, Authentication caller) {
    String actor = fields.optionalId("actor");
    String reason = fields.text("reason");
    return new Author(Actor.of(caller, actor), reason == null ? "" : reason);
  }

  private ChangeRequest request() {
    Instant at = fields.instant("at");
    if (at != null && at.isAfter(now)) {
      fields.note("at", at.toString(), "a time that is not after now, " + now);
    }
    return new ChangeRequest(now, at == null ? now : at, author(fields, caller), expectedVersion());
  }

  private @Nullable Integer expectedVersion() {
    Double version =
        fields.number(
            "expected_version",
            "a whole number from 1 to " + Integer.MAX_VALUE,
            number ->
                number.signum() > 0
                    && number.doubleValue() <= Integer.MAX_VALUE
                    && number.stripTrailingZeros().scale() <= 0);
    if (ifMatch == null || ifMatch.equals("*")) {
      return version == null ? null : version.intValue();
    }
    Integer matched = VersionTag.read(ifMatch);
    if (matched == null || (version != null && version.intValue() != matched)) {
      fields.note(
          "If-Match", ifMatch, "the ETag of the version that is changed, or of expected_version");
    }
    return matched;
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
