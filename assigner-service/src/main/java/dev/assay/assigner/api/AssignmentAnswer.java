package dev.assay.assigner.api;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Graduated;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.assigner.definition.ExperimentJson;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.session.LiveSessions;
import dev.assay.schemas.avro.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gets, from each experiment and merged. Experiments are added in the order of their
 * starts. Where two that split override one key, the one that started first holds; both hold over
 * the winners of graduated experiments, of which the one that started last holds: a winner is what
 * later experiments are compared with.
 */
final class AssignmentAnswer {

  private static final String GRADUATED = "graduated";
  private static final String LIVE_SESSION = "live_session";

  private final List<Map<String, @Nullable Object>> assignments = new ArrayList<>();
  private final Map<String, @Nullable Object> winners = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> splits = new LinkedHashMap<>();

  /** Adds what one experiment says to the subject; nothing when it takes no part. */
  void add(String experimentId, LiveSessions.Answer answer) {
    switch (answer.allocation()) {
      case Assigned assigned -> {
        String reason = assigned.reason().name().toLowerCase(Locale.ROOT);
        Map<String, @Nullable Object> json =
            assignment(experimentId, assigned.variant(), answer.isKept() ? LIVE_SESSION : reason);
        json.put("bucket", assigned.bucket());
        json.put("propensity", assigned.propensity());
        Map<String, @Nullable Object> overrides = addOverrides(json, assigned.variant());
        overrides.keySet().removeAll(splits.keySet());
        splits.putAll(overrides);
      }
      case Graduated graduated -> {
        Map<String, @Nullable Object> json =
            assignment(
                experimentId, graduated.winner(), answer.isKept() ? LIVE_SESSION : GRADUATED);
        winners.putAll(addOverrides(json, graduated.winner()));
      }
      case Unassigned unassigned -> {}
    }
  }

  String json() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>(winners);
    config.putAll(splits);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("assignments", assignments);
    answer.put("config", config);
    return JsonText.write(answer);
  }

  private Map<String, @Nullable Object> assignment(
      String experimentId, Variant variant, String reason) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("experiment_id", experimentId);
    json.put("variant_id", variant.getId());
    json.put("reason", reason);
    assignments.add(json);
    return json;
  }

  /** Gives a copy of them, to be merged. */
  private static Map<String, @Nullable Object> addOverrides(
      Map<String, @Nullable Object> json, Variant variant) {
    json.put("config_overrides", ExperimentJson.overrides(variant));
    return ExperimentJson.overrides(variant);
  }
}
