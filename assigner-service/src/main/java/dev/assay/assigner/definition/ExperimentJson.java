package dev.assay.assigner.definition;

import dev.assay.assigner.json.JsonText;
import dev.assay.schemas.avro.Bandit;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.Guardrail;
import dev.assay.schemas.avro.Holdout;
import dev.assay.schemas.avro.Hypothesis;
import dev.assay.schemas.avro.Layer;
import dev.assay.schemas.avro.Phase;
import dev.assay.schemas.avro.RampStep;
import dev.assay.schemas.avro.Variant;
import dev.assay.schemas.avro.WeightStep;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Experiments as people see them; what is not set is left out. */
public final class ExperimentJson {

  private ExperimentJson() {}

  /** What it is, and what became of it. */
  public static Map<String, @Nullable Object> write(Experiment experiment) {
    Map<String, @Nullable Object> json = definition(experiment);
    if (experiment.getLayer() != null && experiment.getLayer().getFirstBucket() != null) {
      Map<String, @Nullable Object> layer = layer(experiment.getLayer());
      layer.put("first_bucket", experiment.getLayer().getFirstBucket());
      json.put("layer", layer);
    }
    json.put("version", experiment.getVersion());
    json.put("state", Fields.lowerCase(experiment.getState()));
    json.put("phases", experiment.getPhases().stream().map(ExperimentJson::phase).toList());
    putTime(json, "created_at", experiment.getCreatedAt());
    putTime(json, "planned_start", experiment.getPlannedStart());
    putTime(json, "started_at", experiment.getStartedAt());
    putTime(json, "ended_at", experiment.getEndedAt());
    putTime(json, "weights_changed_at", experiment.getWeightsChangedAt());
    if (experiment.getWinner() != null) {
      json.put("winner", experiment.getWinner());
    }
    return json;
  }

  /** What {@link ExperimentReader} reads. */
  public static Map<String, @Nullable Object> definition(Experiment experiment) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", experiment.getId());
    json.put("name", experiment.getName());
    json.put("description", experiment.getDescription());
    json.put("owner", experiment.getOwner());
    json.put("type", Fields.lowerCase(experiment.getType()));
    if (experiment.getHypothesis() != null) {
      json.put("hypothesis", hypothesis(experiment.getHypothesis()));
    }
    json.put("unit", Fields.lowerCase(experiment.getUnit()));
    json.put("variants", experiment.getVariants().stream().map(ExperimentJson::variant).toList());
    json.put("metrics", experiment.getMetrics().stream().map(MetricJson::write).toList());
    json.put("primary_metric", experiment.getPrimaryMetric());
    json.put("secondary_metrics", experiment.getSecondaryMetrics());
    json.put(
        "guardrails", experiment.getGuardrails().stream().map(ExperimentJson::guardrail).toList());
    json.put("targeting", TargetingJson.write(experiment.getTargeting()));
    json.put("ramp", experiment.getRamp().stream().map(ExperimentJson::step).toList());
    if (!experiment.getWeightSteps().isEmpty()) {
      json.put(
          "weight_steps", experiment.getWeightSteps().stream().map(ExperimentJson::step).toList());
    }
    if (experiment.getBandit() != null) {
      json.put("bandit", bandit(experiment.getBandit()));
    }
    json.put("exclusive", experiment.getExclusive());
    if (experiment.getLayer() != null) {
      json.put("layer", layer(experiment.getLayer()));
    }
    if (experiment.getHoldout() != null) {
      json.put("holdout", holdout(experiment.getHoldout()));
    }
    json.put("dimensions", experiment.getDimensions());
    json.put("required_sample_size", experiment.getRequiredSampleSize());
    json.put("significance_level", experiment.getSignificanceLevel());
    if (experiment.getPreExposureWindowMs() != null) {
      json.put("pre_exposure_window_hours", Hours.ofMillis(experiment.getPreExposureWindowMs()));
    }
    putTime(json, "planned_end", experiment.getPlannedEnd());
    if (experiment.getDecisionPolicy() != null) {
      json.put("decision_policy", PolicyJson.write(experiment.getDecisionPolicy()));
    }
    return json;
  }

  /** A variant's overrides by config key, each as the JSON that it is. */
  public static Map<String, @Nullable Object> overrides(Variant variant) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    variant.getConfigOverrides().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> json.put(entry.getKey(), JsonText.read(entry.getValue())));
    return json;
  }

  private static Map<String, @Nullable Object> hypothesis(Hypothesis hypothesis) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("statement", hypothesis.getStatement());
    if (hypothesis.getExpectedEffectSize() != null) {
      json.put("expected_effect_size", hypothesis.getExpectedEffectSize());
    }
    if (hypothesis.getRationale() != null) {
      json.put("rationale", hypothesis.getRationale());
    }
    return json;
  }

  private static Map<String, @Nullable Object> variant(Variant variant) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", variant.getId());
    json.put("name", variant.getName());
    json.put("description", variant.getDescription());
    json.put("is_control", variant.getIsControl());
    json.put("traffic_percentage", Percentage.percent(variant.getTrafficBasisPoints()));
    json.put("config_overrides", overrides(variant));
    return json;
  }

  private static Map<String, @Nullable Object> guardrail(Guardrail guardrail) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("metric", guardrail.getMetric());
    json.put("max_degradation", guardrail.getMaxDegradation());
    json.put("confidence_level", guardrail.getConfidenceLevel());
    return json;
  }

  private static Map<String, @Nullable Object> layer(Layer layer) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", layer.getId());
    json.put("traffic_percentage", Percentage.percent(layer.getTrafficBasisPoints()));
    return json;
  }

  private static Map<String, @Nullable Object> holdout(Holdout holdout) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", holdout.getId());
    json.put("traffic_percentage", Percentage.percent(holdout.getTrafficBasisPoints()));
    return json;
  }

  private static Map<String, @Nullable Object> step(RampStep step) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("after_hours", Hours.ofMillis(step.getAfterMs()));
    json.put("traffic_percentage", Percentage.percent(step.getTrafficBasisPoints()));
    return json;
  }

  private static Map<String, @Nullable Object> step(WeightStep step) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("after_hours", Hours.ofMillis(step.getAfterMs()));
    Map<String, @Nullable Object> percentages = new LinkedHashMap<>();
    step.getTrafficBasisPoints().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(weight -> percentages.put(weight.getKey(), Percentage.percent(weight.getValue())));
    json.put("traffic_percentages", percentages);
    return json;
  }

  private static Map<String, @Nullable Object> bandit(Bandit bandit) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("method", Fields.lowerCase(bandit.getMethod()));
    json.put("floor_percentage", Percentage.percent(bandit.getFloorBasisPoints()));
    json.put("update_hours", Hours.ofMillis(bandit.getUpdateIntervalMs()));
    return json;
  }

  private static Map<String, @Nullable Object> phase(Phase phase) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    putTime(json, "from", phase.getFrom());
    putTime(json, "until", phase.getUntil());
    return json;
  }

  private static void putTime(
      Map<String, @Nullable Object> json, String name, @Nullable Instant time) {
    if (time != null) {
      json.put(name, time.toString());
    }
  }
}
