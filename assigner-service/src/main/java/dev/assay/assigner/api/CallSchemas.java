package dev.assay.assigner.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls for variants, for the OpenAPI document alone: nothing makes instances of them. */
final class CallSchemas {

  private static final String CUSTOMER = "A customer_id, a session_id or both";
  private static final String AT = "The time of the call; default: now";
  private static final String ATTRIBUTES =
      "What targeting asks for, each at most 10,000 characters";

  private CallSchemas() {}

  @Schema(name = "AssignmentCall", description = "Who asks for variants")
  record AssignmentCall(
      @Schema(name = "customer_id", description = CUSTOMER, minLength = 1, maxLength = 1000)
          @Nullable String customerId,
      @Schema(name = "session_id", minLength = 1, maxLength = 1000) @Nullable String sessionId,
      @Schema(description = ATTRIBUTES) @Nullable Map<String, String> attributes,
      @Schema(description = AT) @Nullable Instant at,
      @Schema(description = "The ids of those that are asked; none: all")
          @Nullable List<String> experiments) {}

  @Schema(name = "Assignments", description = "What the caller gets, and its configuration")
  record Assignments(List<Assignment> assignments, Map<String, Json> config) {}

  @Schema(name = "Assignment", description = "What the caller gets in one experiment")
  record Assignment(
      @Schema(name = "experiment_id") String experimentId,
      @Schema(name = "variant_id") String variantId,
      @Schema(description = "split, targeting_match, recorded, live_session or graduated")
          String reason,
      @Schema(description = "0 to 9,999; not of a winner") @Nullable Integer bucket,
      @Schema(description = "The variant's probability; not of a winner")
          @Nullable Double propensity,
      @Schema(name = "config_overrides") Map<String, Json> configOverrides) {}

  @Schema(name = "ConfigCall", description = "Who asks for which config keys")
  record ConfigCall(
      @Schema(name = "customer_id", description = CUSTOMER, minLength = 1, maxLength = 1000)
          @Nullable String customerId,
      @Schema(name = "session_id", minLength = 1, maxLength = 1000) @Nullable String sessionId,
      @Schema(description = ATTRIBUTES) @Nullable Map<String, String> attributes,
      @Schema(description = AT) @Nullable Instant at,
      @Schema(description = "By key, the JSON that holds where no experiment decides")
          Map<String, Json> defaults) {}

  @Schema(name = "Config", description = "Each key with its value")
  record Config(
      Map<String, Json> config,
      @Schema(name = "decided_by", description = "By key; none where the default holds")
          Map<String, Decider> decidedBy) {}

  @Schema(name = "Decider", description = "The experiment that a key's value is of")
  record Decider(
      @Schema(name = "experiment_id") String experimentId,
      @Schema(name = "variant_id") String variantId,
      String reason) {}
}
