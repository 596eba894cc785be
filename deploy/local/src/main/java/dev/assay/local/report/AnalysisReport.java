package dev.assay.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** An analysis, as the analyzer answers it, in tables and sentences. */
public final class AnalysisReport {
  private final JsonNode analysis;

  /**
   * @param analysis the JSON of the Avro record {@code Analysis}
   */
  public AnalysisReport(JsonNode analysis) {
    this.analysis = analysis;
  }

  /** The whole text, each line ended. */
  public String text() {
    String comparisons = comparisons().isEmpty() ? "" : comparisons() + "\n";
    return heading() + "\n" + estimates() + "\n" + comparisons + recommendation();
  }

  private String heading() {
    JsonNode overall = analysis.path("overall");
    StringBuilder text =
        new StringBuilder(
            "Experiment %s, version %d: %s units"
                .formatted(
                    analysis.path("experiment_id").asText(),
                    analysis.path("experiment_version").asInt(),
                    Figures.count(overall.path("units"))));
    if (overall.path("crossovers").asLong() > 0) {
      text.append(", %s crossovers left out".formatted(Figures.count(overall.path("crossovers"))));
    }
    if (analysis.path("data_until").isTextual()) {
      text.append(", data until ").append(analysis.path("data_until").asText());
    }
    int answered = analysis.path("partitions_answered").asInt();
    int expected = analysis.path("partitions_expected").asInt();
    if (answered < expected) {
      text.append(", PARTIAL: %d of %d partitions".formatted(answered, expected));
    }
    return text.append("\n").append(sampleRatio()).toString();
  }

  private String sampleRatio() {
    JsonNode check = analysis.path("sample_ratio");
    return check.path("p_value").isNumber()
        ? "Sample-ratio check: chi-square %s, p %s\n"
            .formatted(
                Figures.number(check.path("chi_square")),
                Figures.probability(check.path("p_value")))
        : "Sample-ratio check: undefined, %s\n".formatted(check.path("reason").asText("no units"));
  }

  private Table estimates() {
    Table table = new Table("metric", "variant", "units", "observations", "estimate", "std. error");
    for (String metric : metrics()) {
      for (JsonNode variant : analysis.path("variants")) {
        for (JsonNode estimate : variant.path("metrics")) {
          if (estimate.path("metric").asText().equals(metric)) {
            table.row(
                metric,
                variant.path("variant_id").asText()
                    + (variant.path("is_control").asBoolean() ? " (control)" : ""),
                Figures.count(estimate.path("units")),
                Figures.count(estimate.path("observations")),
                estimate(estimate),
                Figures.number(estimate.path("standard_error")));
          }
        }
      }
    }
    return table;
  }

  private Table comparisons() {
    Table table =
        new Table("comparison", "metric", "difference", "interval", "lift", "p", "adjusted p");
    for (JsonNode comparison : analysis.path("comparisons")) {
      boolean known = comparison.path("difference").isNumber();
      table.row(
          comparison.path("treatment_id").asText() + " - " + comparison.path("control_id").asText(),
          comparison.path("metric").asText(),
          Figures.number(comparison.path("difference")),
          known ? interval(comparison) : comparison.path("reason").asText(Figures.ABSENT),
          Figures.signedPercent(comparison.path("lift")),
          Figures.probability(comparison.path("p_value")),
          Figures.probability(comparison.path("adjusted_p_value")));
    }
    return table;
  }

  private String recommendation() {
    JsonNode recommendation = analysis.path("recommendation");
    List<String> lines = new ArrayList<>();
    String winner = recommendation.path("winner").asText("");
    lines.add(
        "Recommendation: "
            + recommendation.path("decision").asText()
            + (winner.isEmpty() || recommendation.path("winner").isNull() ? "" : " " + winner));
    for (JsonNode reason : recommendation.path("reasons")) {
      lines.add("  - " + reason.asText());
    }
    return String.join("\n", lines) + "\n";
  }

  private Set<String> metrics() {
    Set<String> metrics = new LinkedHashSet<>();
    for (JsonNode variant : analysis.path("variants")) {
      variant.path("metrics").forEach(estimate -> metrics.add(estimate.path("metric").asText()));
    }
    return metrics;
  }

  /** The figure that the metric is compared by: a quantile, a ratio or a mean. */
  private static String estimate(JsonNode estimate) {
    if (estimate.path("quantile").isNumber()) {
      return Figures.number(estimate.path("quantile"));
    }
    double denominator = estimate.path("denominator").asDouble(0);
    if (denominator != 0) {
      return Figures.number(estimate.path("numerator").asDouble() / denominator);
    }
    return Figures.number(estimate.path("mean"));
  }

  private static String interval(JsonNode comparison) {
    return String.format(
        Locale.ROOT,
        "[%s, %s] %s %%",
        Figures.number(comparison.path("ci_low")),
        Figures.number(comparison.path("ci_high")),
        Figures.number(100 * comparison.path("confidence_level").asDouble()));
  }
}
