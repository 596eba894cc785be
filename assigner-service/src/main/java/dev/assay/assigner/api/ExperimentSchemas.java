package dev.assay.assigner.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Experiments and what changes them, for the OpenAPI document alone: nothing makes instances of
 * them.
 */
final class ExperimentSchemas {

  private static final String ACTOR = "Whose token it is, or left out";
  private static final String REASON = "Why, for the audit log";

  private ExperimentSchemas() {}

  @Schema(
      name = "Creation",
      description = "A definition, and beside it who asks and why",
      allOf = {DefinitionSchemas.Definition.class, Authorship.class})
  record Creation() {}

  @Schema(name = "Authorship", description = "Who asks for a change, and why")
  record Authorship(
      @Schema(description = ACTOR, maxLength = 1000) @Nullable String actor,
      @Schema(description = REASON, maxLength = 10_000) @Nullable String reason) {}

  @Schema(
      name = "Experiment",
      description = "A definition, and what became of it",
      allOf = {DefinitionSchemas.Definition.class, Life.class})
  record Experiment() {}

  @Schema(name = "Life", description = "What became of an experiment")
  record Life(
      @Schema(description = "One more with each change") int version,
      @Schema(
              type = "string",
              allowableValues = {
                "draft",
                "scheduled",
                "running",
                "paused",
                "stopped",
                "completed",
                "graduated"
              })
          String state,
      @Schema(description = "When events counted") List<Phase> phases,
      @Schema(name = "created_at") Instant createdAt,
      @Schema(name = "planned_start") @Nullable Instant plannedStart,
      @Schema(name = "started_at") @Nullable Instant startedAt,
      @Schema(name = "ended_at") @Nullable Instant endedAt,
      @Schema(name = "weights_changed_at", description = "When weights changed while it ran")
          @Nullable Instant weightsChangedAt,
      @Schema(description = "The variant that everybody gets") @Nullable String winner) {}

  @Schema(name = "Phase", description = "A time in which events count")
  record Phase(Instant from, @Nullable Instant until) {}

  @Schema(name = "Experiments", description = "A page of experiments")
  record Page(
      List<Experiment> experiments,
      @Schema(name = "next_cursor", description = "Of the next page, where there is one")
          @Nullable String nextCursor) {}

  @Schema(name = "Participant", description = "A unit that takes part")
  record Participant(
      @Schema(name = "unit_id", description = "A customer's id, or a session's") String unitId,
      @Schema(name = "variant_id") String variantId,
      @Schema(name = "exposed_at", description = "Its first exposure") Instant exposedAt,
      @Schema(name = "experiment_version") int experimentVersion,
      @Schema(description = "0 to 9,999, by which it got its variant; where it is known")
          @Nullable Integer bucket) {}

  @Schema(name = "Participants", description = "A page of participants, by unit id")
  record Participants(
      List<Participant> participants,
      @Schema(name = "next_cursor", description = "Of the next page, where there is one")
          @Nullable String nextCursor) {}

  @Schema(name = "Change", description = "A change that needs nothing more")
  record Change(
      @Schema(description = ACTOR, maxLength = 1000) @Nullable String actor,
      @Schema(description = REASON, maxLength = 10_000) @Nullable String reason,
      @Schema(description = "From when on it holds, not after now; default: now")
          @Nullable Instant at,
      @Schema(
              name = "expected_version",
              description = "The version that is changed, and no other",
              minimum = "1")
          @Nullable Integer expectedVersion) {}

  @Schema(name = "Schedule", description = "A start at a later time")
  record Schedule(
      @Schema(description = "After now") Instant start,
      @Nullable String actor,
      @Nullable String reason,
      @Schema(name = "expected_version") @Nullable Integer expectedVersion) {}

  @Schema(name = "Weights", description = "The variants' weights")
  record Weights(
      @Schema(name = "traffic_percentages", description = "Of every variant, by its id")
          Map<String, Double> trafficPercentages,
      @Nullable String actor,
      @Nullable String reason,
      @Schema(name = "expected_version") @Nullable Integer expectedVersion) {}

  @Schema(name = "Graduation", description = "The variant for everybody")
  record Graduation(
      @Schema(description = "The id of one of its variants") String winner,
      @Nullable String actor,
      @Nullable String reason,
      @Nullable Instant at,
      @Schema(name = "expected_version") @Nullable Integer expectedVersion) {}

  @Schema(name = "Redefinition", description = "What changes of a definition")
  record Redefinition(
      @Schema(description = "A JSON merge patch (RFC 7396)") Map<String, Json> changes,
      @Nullable String actor,
      @Nullable String reason,
      @Schema(name = "expected_version") @Nullable Integer expectedVersion) {}

  @Schema(name = "Clone", description = "A draft that is made of another experiment")
  record Clone(
      @Schema(pattern = DefinitionSchemas.NAME, minLength = 1, maxLength = 100) String id,
      @Schema(description = "A JSON merge patch (RFC 7396)") @Nullable Map<String, Json> changes,
      @Nullable String actor,
      @Nullable String reason) {}

  @Schema(name = "AuditLog", description = "The latest 1,000 changes, the oldest first")
  record AuditLog(List<AuditEntry> entries) {}

  @Schema(name = "AuditEntry", description = "A change of an experiment")
  record AuditEntry(
      @Schema(name = "experiment_version", description = "After the change") int experimentVersion,
      Instant time,
      String actor,
      @Schema(description = "create, update, delete or the name of the change") String action,
      String reason) {}

  @Schema(name = "Metrics", description = "The built-in metrics")
  record Metrics(List<DefinitionSchemas.Metric> metrics) {}
}
