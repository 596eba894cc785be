package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Direction;
import dev.assay.analyzer.statistics.Estimate;
import dev.assay.analyzer.statistics.Sample;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.margin.FixedMarginResult;
import dev.assay.analyzer.statistics.margin.FixedMarginTest;
import dev.assay.analyzer.statistics.margin.MarginResult;
import dev.assay.analyzer.statistics.margin.NonInferiorityTest;
import java.util.List;

/** Comparisons with a largest acceptable degradation. */
final class MarginCalculations {

  private static final List<String> FIXED =
      List.of(
          "margin",
          "diff",
          "se",
          "df",
          "t",
          "p_value",
          "p_value_inferior",
          "ci_low",
          "ci_high",
          "noninferior");

  private static final List<String> RATIO = List.of("t_ratio", "df_ratio", "p_value_ratio");

  private MarginCalculations() {}

  static List<Calculation> all() {
    return List.of(
        new Calculation(
            "noninferiority",
            "One-sided test of a difference of means against a margin.",
            List.of(
                Parameters.form(),
                Parameters.sample("control"),
                Parameters.sample("treatment"),
                Parameters.alpha(),
                Parameter.number("margin_abs", "in the metric's unit, at least 0").optional(),
                Parameter.number("margin_rel", "share of the control's mean, at least 0")
                    .optional(),
                Parameter.flag("higher_is_better", "which way the metric is to go").or(true)),
            Lifts.join(FIXED, RATIO),
            MarginCalculations::compare));
  }

  private static Results compare(Arguments arguments) {
    boolean relative = arguments.has("margin_rel");
    if (relative == arguments.has("margin_abs")) {
      throw new InvalidInputs(
          "margin_abs", "and margin_rel are given both or not at all", "one of the two");
    }
    double margin = arguments.number(relative ? "margin_rel" : "margin_abs");
    Direction direction = Direction.of(arguments.flag("higher_is_better"));
    Answer<Estimate> control = estimate(arguments, "control");
    Answer<Estimate> treatment = estimate(arguments, "treatment");
    FixedMarginTest test =
        FixedMarginTest.withDefaults().with(direction).with(Options.level(arguments));
    Answer<FixedMarginResult> answer =
        relative
            ? test.testRelative(control, treatment, margin)
            : test.test(control, treatment, margin);
    return switch (answer) {
      case Undefined<FixedMarginResult> undefined ->
          Results.undefined(undefined).putNulls(FIXED).putNulls(RATIO);
      case Defined<FixedMarginResult> defined -> {
        Results results = fixed(defined.value()).putNulls(RATIO);
        yield relative
            ? ratio(
                results,
                NonInferiorityTest.withDefaults().with(direction).test(control, treatment, margin))
            : results;
      }
    };
  }

  private static Results fixed(FixedMarginResult margin) {
    return Results.ok()
        .put("margin", margin.margin())
        .put("diff", margin.difference())
        .put("se", margin.standardError())
        .put("df", margin.result().degreesOfFreedom())
        .put("t", margin.result().statistic())
        .put("p_value", margin.result().pNonInferior())
        .put("p_value_inferior", margin.result().pInferior())
        .put("ci", margin.interval())
        .put("noninferior", margin.nonInferior());
  }

  private static Results ratio(Results results, Answer<MarginResult> answer) {
    if (answer instanceof Defined<MarginResult> defined) {
      results
          .put("t_ratio", defined.value().statistic())
          .put("df_ratio", defined.value().degreesOfFreedom())
          .put("p_value_ratio", defined.value().pNonInferior());
    }
    return results;
  }

  private static Answer<Estimate> estimate(Arguments arguments, String name) {
    return Samples.read(arguments, name, arguments.text("form")).flatMap(Sample::estimate);
  }
}
