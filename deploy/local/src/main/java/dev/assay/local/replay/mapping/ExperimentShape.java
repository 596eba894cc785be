package dev.assay.local.replay.mapping;

import java.util.List;
import java.util.Map;

/** The keys of an experiment's definition, so that a misspelt one is found with its line. */
final class ExperimentShape {

  private static final String EXPERIMENT = "experiment";
  private static final String SOURCE = "source";

  private static final List<String> SOURCE_KEYS = List.of("stream", "labels", "field");

  private static final Map<String, List<String>> KEYS =
      Map.ofEntries(
          Map.entry(
              EXPERIMENT,
              List.of(
                  "id name description owner type hypothesis unit variants metrics primary_metric secondary_metrics guardrails targeting ramp exclusive dimensions required_sample_size significance_level pre_exposure_window_hours planned_end decision_policy"
                      .split(" ", -1))),
          Map.entry("hypothesis", List.of("statement", "expected_effect_size", "rationale")),
          Map.entry(
              "variants",
              List.of(
                  "id",
                  "name",
                  "description",
                  "is_control",
                  "traffic_percentage",
                  "config_overrides")),
          Map.entry(
              "metrics",
              List.of(
                  "name description type aggregation higher_is_better source denominator until unit_of_measure minimum_detectable_effect cap conversion_window_hours"
                      .split(" ", -1))),
          Map.entry(SOURCE, SOURCE_KEYS),
          Map.entry("denominator", SOURCE_KEYS),
          Map.entry("until", SOURCE_KEYS),
          Map.entry("guardrails", List.of("metric", "max_degradation", "confidence_level")),
          Map.entry("targeting", List.of("segments", "languages", "regions")),
          Map.entry("ramp", List.of("after_hours", "traffic_percentage")),
          Map.entry(
              "decision_policy",
              List.of(
                  "method correction power minimum_run_hours early_stopping budget looks spending minimum_probability maximum_expected_loss sample_ratio_level maximum_crossover_rate automation"
                      .split(" ", -1))));

  private ExperimentShape() {}

  static YamlObject check(YamlValue experiment) {
    return check(EXPERIMENT, experiment);
  }

  private static YamlObject check(String name, YamlValue value) {
    YamlObject object = value.object(KEYS.getOrDefault(name, List.of()));
    object
        .entries()
        .forEach(
            (key, child) -> {
              if (!KEYS.containsKey(key) || child.isScalar()) {
                return;
              }
              switch (key) {
                case "variants", "metrics", "guardrails", "ramp" ->
                    child.list().forEach(item -> check(key, item));
                default -> check(key, child);
              }
            });
    return object;
  }
}
