package dev.assay.assigner.api;

import dev.assay.assigner.assignment.Allocation.Assigned;
import dev.assay.assigner.assignment.Allocation.Graduated;
import dev.assay.assigner.assignment.Allocation.Unassigned;
import dev.assay.assigner.catalog.ExperimentIndex;
import dev.assay.assigner.definition.ExperimentJson;
import dev.assay.assigner.evaluation.ConfigDecision;
import dev.assay.assigner.json.JsonText;
import dev.assay.assigner.session.LiveSessions;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller gets, from each experiment and merged by key. Experiments are added in the order of
 * their starts.
 */
final class AssignmentAnswer {

  private static final String GRADUATED = "graduated";
  private static final String LIVE_SESSION = "live_session";

  private final List<Map<String, @Nullable Object>> assignments = new ArrayList<>();
  private final Map<String, ConfigDecision> decisions = new LinkedHashMap<>();

  /** Adds what one experiment says to the subject; nothing when it takes no part. */
  void add(Experiment experiment, LiveSessions.Answer answer) {
    switch (answer.allocation()) {
      case Assigned assigned -> {
        Map<String, @Nullable Object> json = assignment(experiment, assigned.variant(), answer);
        json.put("bucket", assigned.bucket());
        json.put("propensity", assigned.propensity());
        json.put("config_overrides", ExperimentJson.overrides(assigned.variant()));
      }
      case Graduated graduated ->
          assignment(experiment, graduated.winner(), answer)
              .put("config_overrides", ExperimentJson.overrides(graduated.winner()));
      case Unassigned unassigned -> {}
    }
    for (String key : ExperimentIndex.keysOf(experiment)) {
      decisions.computeIfAbsent(key, ConfigDecision::new).add(experiment, answer);
    }
  }

  String json() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    decisions.forEach(
        (key, decision) ->
            decision.value().ifPresent(value -> config.put(key, JsonText.read(value))));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("assignments", assignments);
    answer.put("config", config);
    return JsonText.write(answer);
  }

  /** Why the subject has the variant. */
  static String reason(LiveSessions.Answer answer) {
    if (answer.isKept()) {
      return LIVE_SESSION;
    }
    return answer.allocation() instanceof Assigned assigned
        ? assigned.reason().name().toLowerCase(Locale.ROOT)
        : GRADUATED;
  }

  private Map<String, @Nullable Object> assignment(
      Experiment experiment, Variant variant, LiveSessions.Answer answer) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("experiment_id", experiment.getId());
    json.put("variant_id", variant.getId());
    json.put("reason", reason(answer));
    assignments.add(json);
    return json;
  }
}
