package dev.assay.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Experiments, as the assigner answers them, in tables. */
public final class ExperimentReport {
  private ExperimentReport() {}

  /** A line for each experiment. */
  public static String list(JsonNode experiments) {
    Table table = new Table("experiment", "state", "type", "unit", "variants", "primary metric");
    for (JsonNode experiment : experiments) {
      table.row(
          experiment.path("id").asText(),
          experiment.path("state").asText(),
          experiment.path("type").asText(),
          experiment.path("unit").asText(),
          String.join(", ", variants(experiment)),
          experiment.path("primary_metric").asText());
    }
    return table.isEmpty() ? "There are no experiments.\n" : table.toString();
  }

  /** One experiment with its variants and metrics. */
  public static String one(JsonNode experiment) {
    Table variants = new Table("variant", "traffic", "config overrides");
    for (JsonNode variant : experiment.path("variants")) {
      variants.row(
          variant.path("id").asText()
              + (variant.path("is_control").asBoolean() ? " (control)" : ""),
          Figures.number(variant.path("traffic_percentage")) + " %",
          variant.path("config_overrides").toString());
    }
    Table metrics = new Table("metric", "type", "aggregation", "better", "role");
    for (JsonNode metric : experiment.path("metrics")) {
      metrics.row(
          metric.path("name").asText(),
          metric.path("type").asText(),
          metric.path("aggregation").asText(),
          metric.path("higher_is_better").asBoolean(true) ? "higher" : "lower",
          role(experiment, metric.path("name").asText()));
    }
    return "%s: %s%n%s, %s, randomised by %s, %s units required%n%n%s%n%s"
        .formatted(
            experiment.path("id").asText(),
            experiment.path("name").asText(),
            experiment.path("type").asText(),
            experiment.path("state").asText(),
            experiment.path("unit").asText(),
            Figures.count(experiment.path("required_sample_size")),
            variants,
            metrics);
  }

  private static List<String> variants(JsonNode experiment) {
    List<String> ids = new ArrayList<>();
    experiment.path("variants").forEach(variant -> ids.add(variant.path("id").asText()));
    return ids;
  }

  private static String role(JsonNode experiment, String metric) {
    if (experiment.path("primary_metric").asText().equals(metric)) {
      return "primary";
    }
    for (JsonNode guardrail : experiment.path("guardrails")) {
      if (guardrail.path("metric").asText().equals(metric)) {
        return "guardrail, at most "
            + Figures.number(100 * guardrail.path("max_degradation").asDouble())
            + " % worse";
      }
    }
    return "secondary";
  }
}
