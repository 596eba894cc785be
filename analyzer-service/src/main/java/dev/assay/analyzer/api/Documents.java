package dev.assay.analyzer.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The documents' shapes, for the OpenAPI document alone: nothing makes instances of them. */
final class Documents {

  private Documents() {}

  @Schema(name = "Problem", description = "A problem document (RFC 9457)")
  record Problem(String type, String title, int status, String detail, List<Misfit> errors) {}

  @Schema(name = "Misfit", description = "A field that does not fit")
  record Misfit(String field, @Nullable String value, String allowed) {}

  @Schema(name = "Calculations", description = "All calculations")
  record Calculations(List<Calculation> calculations) {}

  @Schema(name = "Calculation", description = "What a calculation takes and gives")
  record Calculation(
      String method,
      String summary,
      List<Parameter> parameters,
      List<String> results,
      Object example) {}

  @Schema(name = "Parameter", description = "One input")
  record Parameter(
      String name,
      @Schema(description = "number, count, numbers, text, flag, object or objects") String kind,
      String meaning,
      boolean required,
      @Schema(name = "default", description = "What holds when it is absent")
          @Nullable Object otherwise,
      @Schema(description = "The texts that are allowed; empty for anything but a text")
          List<String> choices,
      @Schema(description = "Of an object, or of each object of a list") List<Object> fields) {}

  @Schema(
      name = "Inputs",
      description = "Values by the names of the calculation's parameters",
      additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Inputs() {}

  @Schema(
      name = "Results",
      description = "The status and the calculation's own fields",
      additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Results(@Schema(description = "Such as ok or undefined") String status) {}

  @Schema(
      name = "Analysis",
      description = "The contract's record Analysis as JSON",
      additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Analysis(@Schema(name = "experiment_id") String experimentId) {}

  @Schema(name = "Decisions", description = "Decisions, oldest first")
  record Decisions(List<Decision> decisions) {}

  @Schema(name = "Decision", description = "A change of what is recommended")
  record Decision(
      String time,
      String decision,
      @Nullable String winner,
      @Schema(name = "policy_version") String policyVersion,
      @Schema(name = "experiment_version") int experimentVersion,
      List<String> reasons,
      List<String> changes) {}

  @Schema(
      name = "Explanation",
      description =
          "A recorded recommendation, the recomputed one or another policy's, the fields in which"
              + " they differ, and the inputs in short",
      additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Explanation(
      @Schema(name = "experiment_id") String experimentId,
      @Schema(description = "Of the recorded decision") String time,
      @Schema(description = "Whether every bit is the same") boolean same) {}

  @Schema(
      name = "Policy",
      description =
          "The form of an experiment's decision_policy, with significance_level,"
              + " required_sample_size, primary_metric and guardrails",
      additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Policy(String method) {}

  @Schema(
      name = "Series",
      description =
          "A metric by window of event time, and the published analyses over time."
              + " A unit that is active in several windows counts in each, so windows do not add up to the total."
              + " The history begins with the latest analysis when the analyzer starts, and is thinned",
      additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Series(
      @Schema(name = "experiment_id") String experimentId, String metric, String window) {}

  @Schema(
      name = "Journey",
      description =
          "By variant: the funnel, the times between its stages, sentiments with their trend over the windows,"
              + " and units' lowest and highest scores. What the experiment has no metric for is in left_out, with the reason",
      additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Journey(
      @Schema(name = "experiment_id") String experimentId,
      String window,
      List<Object> variants,
      @Schema(name = "left_out") List<Object> leftOut) {}

  @Schema(
      name = "Comparisons",
      description =
          "The comparisons that fit the filter; with a dimension by its slices, with the tests of whether they differ",
      additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Comparisons(@Schema(name = "experiment_id") String experimentId) {}

  @Schema(
      name = "Power",
      description =
          "The power of the primary metric's tests: wanted, now, and over fractions of the required units",
      additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Power(String metric) {}

  @Schema(
      name = "Report",
      description = "An analysis in sections, as people read it",
      additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
  record Report(@Schema(name = "experiment_id") String experimentId, String title) {}
}
