package dev.assay.local.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A recorded decision beside the recomputed one or another policy's, as the analyzer answers. */
public final class ExplanationReport {
  private static final String OTHER = "other";

  private final JsonNode explanation;
  private final JsonNode recorded;

  /** Whether it is another policy's. */
  private final boolean isOther;

  private final JsonNode other;

  /**
   * @param explanation the JSON of {@code /v1/experiments/ID/explanation}
   */
  public ExplanationReport(JsonNode explanation) {
    this.explanation = explanation;
    this.recorded = explanation.path("recorded");
    this.isOther = explanation.has(OTHER);
    this.other = explanation.path(isOther ? OTHER : "recomputed");
  }

  /** The whole text, each line ended. */
  public String text() {
    return heading()
        + decision(isOther ? "Recorded" : "Decision", recorded)
        + (isOther ? decision("Other policy", other) : "")
        + "\n"
        + figures()
        + "\n"
        + policy(isOther ? "Recorded policy" : "Policy", recorded)
        + (isOther ? policy("Other policy", other) : "")
        + "Offsets: "
        + recorded.path("next_offsets")
        + "\n"
        + conclusion();
  }

  private String heading() {
    JsonNode inputs = explanation.path("inputs");
    List<String> units = new ArrayList<>();
    inputs
        .path("units")
        .properties()
        .forEach(entry -> units.add(entry.getKey() + " " + Figures.count(entry.getValue())));
    return "Experiment %s, version %d, decided at %s\nUnits: %s; %s crossovers left out; data until %s\n\n"
        .formatted(
            explanation.path("experiment_id").asText(),
            inputs.path("experiment_version").asInt(),
            explanation.path("time").asText(),
            String.join(", ", units),
            Figures.count(inputs.path("crossovers")),
            inputs.path("data_until").asText());
  }

  private static String decision(String title, JsonNode recommendation) {
    String winner = recommendation.path("winner").asText("");
    StringBuilder text = new StringBuilder(title + ": " + recommendation.path("decision").asText());
    text.append(recommendation.path("winner").isTextual() ? " " + winner : "").append('\n');
    recommendation
        .path("reasons")
        .forEach(reason -> text.append("  - ").append(reason.asText()).append('\n'));
    return text.toString();
  }

  private String figures() {
    if (!isOther) {
      Table table = new Table("figure", "value");
      recorded
          .path("figures")
          .forEach(
              figure ->
                  table.row(figure.path("name").asText(), Figures.number(figure.path("value"))));
      return table.toString();
    }
    Table table = new Table("figure", "recorded", "other policy");
    Set<String> names = new LinkedHashSet<>();
    recorded.path("figures").forEach(figure -> names.add(figure.path("name").asText()));
    other.path("figures").forEach(figure -> names.add(figure.path("name").asText()));
    names.forEach(name -> table.row(name, figure(recorded, name), figure(other, name)));
    return table.toString();
  }

  private static String figure(JsonNode recommendation, String name) {
    for (JsonNode figure : recommendation.path("figures")) {
      if (figure.path("name").asText().equals(name)) {
        return Figures.number(figure.path("value"));
      }
    }
    return Figures.ABSENT;
  }

  private static String policy(String title, JsonNode recommendation) {
    return "%s %s: %s\n"
        .formatted(
            title,
            recommendation.path("policy_version").asText(),
            recommendation.path("policy").asText());
  }

  private String conclusion() {
    boolean same = explanation.path("same").asBoolean();
    if (isOther) {
      return same ? "The other policy decides the same, from the same figures.\n" : "";
    }
    if (same) {
      return "Recomputed: the same to the last bit.\n";
    }
    StringBuilder text = new StringBuilder("Recomputed: NOT the same:\n");
    for (JsonNode difference : explanation.path("differences")) {
      text.append(
          "  - %s is recorded as %s and recomputed as %s\n"
              .formatted(
                  difference.path("field").asText(),
                  difference.path("recorded"),
                  difference.path("recomputed")));
    }
    return text.toString();
  }
}
