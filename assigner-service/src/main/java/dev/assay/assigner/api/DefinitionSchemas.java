package dev.assay.assigner.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of an experiment's definition, for the OpenAPI document alone: nothing makes instances
 * of them.
 */
final class DefinitionSchemas {

  static final String NAME = "[A-Za-z0-9_.-]+";

  private static final String STEP = "0.01";

  private DefinitionSchemas() {}

  @Schema(name = "Definition", description = "What an experiment is")
  record Definition(
      @Schema(pattern = NAME, minLength = 1, maxLength = 100, example = "exp_voice_001") String id,
      @Schema(minLength = 1, maxLength = 10_000) String name,
      @Nullable String description,
      @Nullable String owner,
      @Schema(
              type = "string",
              allowableValues = {
                "prompt",
                "model",
                "agent_config",
                "rag",
                "voice",
                "feature",
                "ui",
                "workflow"
              })
          String type,
      @Nullable Hypothesis hypothesis,
      @Schema(
              type = "string",
              allowableValues = {"customer", "session"},
              description = "What is randomised, and what every variance is taken over")
          String unit,
      @Schema(description = "2 to 20, one of them the control") List<Variant> variants,
      @Schema(description = "Its own, or changes of built-in ones") @Nullable List<Metric> metrics,
      @Schema(
              name = "primary_metric",
              description = "By name",
              example = "conversation_completion_rate")
          String primaryMetric,
      @Schema(name = "secondary_metrics", description = "By name")
          @Nullable List<String> secondaryMetrics,
      @Nullable List<Guardrail> guardrails,
      @Nullable Targeting targeting,
      @Schema(description = "More and more units take part") @Nullable List<RampStep> ramp,
      @Schema(name = "weight_steps", description = "Weights that change at times that are known")
          @Nullable List<WeightStep> weightSteps,
      @Nullable Bandit bandit,
      @Schema(description = "Never at the same time as others whose audiences can overlap")
          @Nullable Boolean exclusive,
      @Nullable Layer layer,
      @Nullable Holdout holdout,
      @Schema(
              description =
                  "Up to 5 attributes by whose values each metric is also kept apart, such as"
                      + " language")
          @Nullable List<String> dimensions,
      @Schema(
              name = "required_sample_size",
              minimum = "1",
              maximum = "1000000000000",
              description = "Units over all variants",
              example = "3000")
          long requiredSampleSize,
      @Schema(
              name = "significance_level",
              minimum = "0",
              exclusiveMinimum = true,
              maximum = "0.5",
              defaultValue = "0.05",
              description = "Of all treatments together")
          @Nullable Double significanceLevel,
      @Schema(
              name = "pre_exposure_window_hours",
              minimum = "0",
              exclusiveMinimum = true,
              maximum = "876000",
              description =
                  "What units did so long before their exposure adjusts means; only with the unit"
                      + " customer")
          @Nullable Double preExposureWindowHours,
      @Schema(name = "planned_end", description = "When it completes by itself")
          @Nullable Instant plannedEnd,
      @JsonProperty("decision_policy") @Nullable Policy decisionPolicy) {}

  @Schema(name = "WeightStep", description = "Weights from a time on; who was exposed stays")
  record WeightStep(
      @Schema(name = "after_hours", minimum = "0", maximum = "876000", description = "Of the start")
          double afterHours,
      @Schema(name = "traffic_percentages", description = "Of every variant, by its id")
          Map<String, Double> trafficPercentages) {}

  @Schema(
      name = "Bandit",
      description =
          "Weights that follow the chances of the variants to be the best in the primary metric;"
              + " with the decision method bayesian alone, and without weight_steps")
  record Bandit(
      @Schema(
              type = "string",
              allowableValues = {"thompson", "top_two"},
              defaultValue = "thompson")
          @Nullable String method,
      @Schema(
              name = "floor_percentage",
              minimum = STEP,
              maximum = "100",
              defaultValue = "5",
              description = "What each variant keeps")
          @Nullable Double floorPercentage,
      @Schema(
              name = "update_hours",
              minimum = "0",
              exclusiveMinimum = true,
              maximum = "876000",
              defaultValue = "1",
              description = "They change no sooner after they last did")
          @Nullable Double updateHours) {}

  @Schema(name = "Hypothesis", description = "What is expected, and why")
  record Hypothesis(
      @Schema(minLength = 1) String statement,
      @Schema(name = "expected_effect_size", description = "Relative")
          @Nullable Double expectedEffectSize,
      @Nullable String rationale) {}

  @Schema(name = "Variant", description = "What a share of the units gets")
  record Variant(
      @Schema(pattern = NAME, minLength = 1, maxLength = 100, example = "control") String id,
      @Nullable String name,
      @Nullable String description,
      @Schema(name = "is_control", defaultValue = "false") @Nullable Boolean isControl,
      @Schema(
              name = "traffic_percentage",
              minimum = STEP,
              maximum = "100",
              description = "In steps of 0.01",
              example = "50")
          double trafficPercentage,
      @Schema(name = "config_overrides", description = "Any JSON by config key")
          @Nullable Map<String, Json> configOverrides) {}

  @Schema(
      name = "Metric",
      description =
          "What is measured. Of a built-in metric the name and what differs; of any other type,"
              + " aggregation and source too; of a ratio its"
              + " denominator, and of time_between until, what ends the time")
  record Metric(
      @Schema(pattern = NAME, minLength = 1, maxLength = 100) String name,
      @Nullable String description,
      @Schema(
              type = "string",
              allowableValues = {"binary", "continuous", "count", "ratio"})
          @Nullable String type,
      @Schema(
              type = "string",
              allowableValues = {
                "mean",
                "sum",
                "rate",
                "median",
                "p50",
                "p75",
                "p90",
                "p95",
                "p99",
                "min",
                "max",
                "time_between"
              })
          @Nullable String aggregation,
      @Schema(name = "higher_is_better", defaultValue = "true") @Nullable Boolean higherIsBetter,
      @Nullable MetricSource source,
      @Nullable MetricSource denominator,
      @Nullable MetricSource until,
      @Schema(name = "unit_of_measure") @Nullable String unitOfMeasure,
      @Schema(name = "minimum_detectable_effect", description = "Relative")
          @Nullable Double minimumDetectableEffect,
      @Schema(description = "Greatest value of a unit that counts") @Nullable Double cap,
      @Schema(
              name = "conversion_window_hours",
              description = "How long after its exposure a unit's events count")
          @Nullable Double conversionWindowHours) {}

  @Schema(name = "MetricSource", description = "The events that a metric reads")
  record MetricSource(
      @Schema(
              type = "string",
              allowableValues = {
                "sessions",
                "latencies",
                "funnel",
                "sentiments",
                "retrievals",
                "measurements"
              })
          String stream,
      @Schema(description = "Those alone; none: all") @Nullable List<String> labels,
      @Schema(description = "What is read of them; none: that they happened")
          @Nullable String field) {}

  @Schema(name = "Guardrail", description = "A metric that must not become worse")
  record Guardrail(
      String metric,
      @Schema(name = "max_degradation", minimum = "0", description = "Relative", example = "0.01")
          double maxDegradation,
      @Schema(
              name = "confidence_level",
              minimum = "0.5",
              exclusiveMinimum = true,
              maximum = "1",
              exclusiveMaximum = true,
              defaultValue = "0.95")
          @Nullable Double confidenceLevel) {}

  @Schema(name = "Targeting", description = "Who is in the audience: who meets each rule given")
  record Targeting(
      @Nullable List<String> segments,
      @Nullable List<String> languages,
      @Nullable List<String> regions,
      @Schema(name = "device_types") @Nullable List<String> deviceTypes,
      @Schema(name = "customer_types", description = "new, known")
          @Nullable List<String> customerTypes,
      @Schema(description = "Whose attributes of these names are among the values")
          @Nullable Map<String, List<String>> attributes,
      @Schema(description = "Who is in one of them; 10,000 ids in all")
          @Nullable List<Cohort> cohorts,
      @Schema(
              name = "sample_percentage",
              minimum = STEP,
              maximum = "100",
              description = "Drawn for each experiment anew")
          @Nullable Double samplePercentage,
      @Schema(
              maxLength = 2000,
              description =
                  "In the Common Expression Language, of attributes, customer_id and session_id",
              example = "int(attributes.age) >= 18")
          @Nullable String expression) {}

  @Schema(name = "Cohort", description = "Customers, or anonymous sessions, by id")
  record Cohort(String name, List<String> ids) {}

  @Schema(name = "RampStep", description = "From when on how many take part")
  record RampStep(
      @Schema(name = "after_hours", minimum = "0", maximum = "876000") double afterHours,
      @Schema(name = "traffic_percentage", minimum = STEP, maximum = "100")
          double trafficPercentage) {}

  @Schema(name = "Layer", description = "Units that no other experiment of the layer has")
  record Layer(
      @Schema(pattern = NAME, minLength = 1, maxLength = 100) String id,
      @Schema(name = "traffic_percentage", minimum = STEP, maximum = "100")
          double trafficPercentage) {}

  @Schema(name = "Holdout", description = "Units that no experiment with this holdout has")
  record Holdout(
      @Schema(pattern = NAME, minLength = 1, maxLength = 100) String id,
      @Schema(name = "traffic_percentage", minimum = STEP, maximum = "100")
          double trafficPercentage) {}

  @Schema(name = "Policy", description = "How it is decided; what is not given has its default")
  record Policy(
      @Schema(
              type = "string",
              allowableValues = {"fixed_horizon", "sequential", "group_sequential", "bayesian"},
              defaultValue = "fixed_horizon")
          @Nullable String method,
      @Schema(
              type = "string",
              allowableValues = {"none", "holm", "benjamini_hochberg", "bonferroni"},
              defaultValue = "holm")
          @Nullable String correction,
      @Schema(defaultValue = "0.8") @Nullable Double power,
      @Schema(name = "minimum_run_hours") @Nullable Double minimumRunHours,
      @JsonProperty("early_stopping") @Nullable EarlyStopping earlyStopping,
      @Nullable Budget budget,
      @Schema(description = "Only group_sequential", defaultValue = "5") @Nullable Integer looks,
      @Schema(
              type = "string",
              allowableValues = {"obrien_fleming", "pocock", "power"},
              description = "Only group_sequential")
          @Nullable String spending,
      @Schema(name = "minimum_probability", description = "Only bayesian")
          @Nullable Double minimumProbability,
      @Schema(name = "maximum_expected_loss", description = "Only bayesian")
          @Nullable Double maximumExpectedLoss,
      @Schema(name = "sample_ratio_level", defaultValue = "0.001")
          @Nullable Double sampleRatioLevel,
      @Schema(name = "maximum_crossover_rate", defaultValue = "0.01")
          @Nullable Double maximumCrossoverRate,
      @Schema(
              type = "string",
              allowableValues = {"advise", "stop_on_harm", "ship"},
              defaultValue = "advise")
          @Nullable String automation) {}

  @Schema(name = "EarlyStopping", description = "What ends it before the required units are there")
  record EarlyStopping(
      @Schema(defaultValue = "true") @Nullable Boolean harm,
      @Schema(defaultValue = "true") @Nullable Boolean winner,
      @Schema(name = "futility_power", description = "The conditional power below which it ends")
          @Nullable Double futilityPower) {}

  @Schema(name = "Budget", description = "What ends it undecided")
  record Budget(@Nullable Long units, @Nullable Double hours) {}
}
