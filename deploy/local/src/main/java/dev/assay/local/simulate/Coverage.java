package dev.assay.local.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One comparison of an analysis beside the truth.
 *
 * @param trueEffect treatment minus control, in the metric's unit
 * @param comparison the analyzer's JSON
 */
record Coverage(String metric, String treatment, double trueEffect, JsonNode comparison) {

  /** Those of an analysis whose true effect is stated. */
  static List<Coverage> of(JsonNode definition, JsonNode analysis) {
    List<Coverage> coverages = new ArrayList<>();
    for (JsonNode comparison : analysis.path("comparisons")) {
      String metric = comparison.path("metric").asText();
      String treatment = comparison.path("treatment_id").asText();
      OptionalDouble changed = behaviour(definition, treatment).trueValue(metric);
      OptionalDouble unchanged =
          behaviour(definition, comparison.path("control_id").asText()).trueValue(metric);
      if (changed.isPresent() && unchanged.isPresent()) {
        double effect = changed.getAsDouble() - unchanged.getAsDouble();
        coverages.add(new Coverage(metric, treatment, effect, comparison));
      }
    }
    return coverages;
  }

  /** Whether there is an interval. */
  boolean isKnown() {
    return comparison.path("ci_low").isNumber() && comparison.path("ci_high").isNumber();
  }

  /** Whether the interval has the truth in it. */
  boolean isCovered() {
    return isKnown()
        && comparison.path("ci_low").asDouble() <= trueEffect
        && trueEffect <= comparison.path("ci_high").asDouble();
  }

  private static Behaviour behaviour(JsonNode definition, String variantId) {
    for (JsonNode variant : definition.path("variants")) {
      if (variant.path("id").asText().equals(variantId)) {
        return Behaviour.of(variant.path("config_overrides"));
      }
    }
    throw new IllegalArgumentException("no variant " + variantId);
  }
}
