package dev.assay.analyzer.explain;

import dev.assay.analyzer.calculator.Parameter;
import dev.assay.schemas.avro.AlphaSpending;
import dev.assay.schemas.avro.Automation;
import dev.assay.schemas.avro.DecisionMethod;
import dev.assay.schemas.avro.Experiment;
import dev.assay.schemas.avro.MetricDefinition;
import dev.assay.schemas.avro.MultiplicityCorrection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The fields of a policy's JSON: those of an experiment's {@code decision_policy}, and a few. */
final class PolicyParameters {

  private PolicyParameters() {}

  static List<Parameter> of(Experiment experiment) {
    String[] metrics =
        experiment.getMetrics().stream().map(MetricDefinition::getName).toArray(String[]::new);
    return List.of(
        choice("method", "how the primary metric is tested", DecisionMethod.values()),
        choice("correction", "over the treatments", MultiplicityCorrection.values()),
        Parameter.number("power", PolicyReader.SHARE).optional(),
        Parameter.number("minimum_run_hours", PolicyReader.HOURS).optional(),
        Parameter.object(
                "early_stopping",
                "harm, winner, futility_power",
                Parameter.flag("harm", "stop for harm").optional(),
                Parameter.flag("winner", "stop for a winner").optional(),
                Parameter.number("futility_power", PolicyReader.SHARE).optional())
            .optional(),
        Parameter.object(
                "budget",
                "units, hours",
                Parameter.count("units", PolicyReader.UNITS).optional(),
                Parameter.number("hours", PolicyReader.POSITIVE_HOURS).optional())
            .optional(),
        Parameter.count("looks", PolicyReader.LOOKS).optional(),
        choice("spending", "of the error rate over the looks", AlphaSpending.values()),
        Parameter.number("minimum_probability", PolicyReader.HIGH_SHARE).optional(),
        Parameter.number("maximum_expected_loss", PolicyReader.AT_LEAST_0).optional(),
        Parameter.number("sample_ratio_level", PolicyReader.SHARE).optional(),
        Parameter.number("maximum_crossover_rate", PolicyReader.SHARE).optional(),
        choice("automation", "what is carried out", Automation.values()),
        Parameter.number("significance_level", PolicyReader.SIGNIFICANCE).optional(),
        Parameter.count("required_sample_size", PolicyReader.UNITS).optional(),
        Parameter.choice("primary_metric", "a metric of the experiment", metrics).optional(),
        Parameter.objects(
                "guardrails",
                "metric, max_degradation, confidence_level",
                Parameter.choice("metric", "a metric of the experiment", metrics),
                Parameter.number("max_degradation", PolicyReader.AT_LEAST_0),
                Parameter.number("confidence_level", PolicyReader.HIGH_SHARE).or(0.95))
            .optional());
  }

  private static Parameter choice(String name, String meaning, Enum<?>[] values) {
    return Parameter.choice(
            name,
            meaning,
            Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .filter(value -> !value.equals("unknown"))
                .toArray(String[]::new))
        .optional();
  }
}
