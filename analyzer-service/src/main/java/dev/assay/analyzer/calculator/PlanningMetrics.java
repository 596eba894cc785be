package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.planning.PlannedMetric;

/** Reads the metrics of a plan. */
final class PlanningMetrics {

  private PlanningMetrics() {}

  static Parameter role() {
    return Parameter.choice("role", "what has to be shown", "success", "guardrail").or("success");
  }

  static Parameter type() {
    return Parameter.choice("type", "of the metric", "mean", "proportion");
  }

  static Parameter baseline() {
    return Parameter.number("baseline", "the control's mean or proportion");
  }

  static Parameter sd() {
    return Parameter.number("sd", "standard deviation over units; for a mean").optional();
  }

  static Parameter effect() {
    return Parameter.number("effect", "smallest change worth finding; for a success metric")
        .optional();
  }

  static Parameter margin() {
    return Parameter.number("margin", "largest relative degradation, above 0; for a guardrail")
        .optional();
  }

  static Parameter higherIsBetter() {
    return Parameter.flag("higher_is_better", "which way a guardrail is good").or(true);
  }

  static PlannedMetric read(Arguments metric) {
    return metric.text("role").equals("guardrail") ? guardrail(metric) : success(metric);
  }

  private static PlannedMetric success(Arguments metric) {
    return isMean(metric)
        ? PlannedMetric.mean(required(metric, "sd"), required(metric, "effect"))
        : PlannedMetric.proportion(metric.number("baseline"), required(metric, "effect"));
  }

  static PlannedMetric guardrail(Arguments metric) {
    Direction direction = Direction.of(metric.flag("higher_is_better"));
    double baseline = metric.number("baseline");
    double margin = required(metric, "margin");
    return isMean(metric)
        ? PlannedMetric.guardedMean(baseline, required(metric, "sd"), margin, direction)
        : PlannedMetric.guardedProportion(baseline, margin, direction);
  }

  /** A standard deviation from a variance. */
  static double root(Arguments arguments, String name) {
    double variance = arguments.number(name);
    if (variance < 0) {
      throw new IllegalArgumentException(
          "%s is %s; allowed is at least 0".formatted(name, variance));
    }
    return Math.sqrt(variance);
  }

  private static boolean isMean(Arguments metric) {
    return metric.text("type").equals("mean");
  }

  private static double required(Arguments metric, String name) {
    if (!metric.has(name)) {
      throw new InvalidInputs(name, "is missing", Kind.NUMBER.description());
    }
    return metric.number(name);
  }
}
