package dev.assay.analyzer.calculator;

import dev.assay.analyzer.statistics.Alternative;
import dev.assay.analyzer.statistics.Answer;
import dev.assay.analyzer.statistics.ConfidenceLevel;
import dev.assay.analyzer.statistics.Defined;
import dev.assay.analyzer.statistics.Interval;
import dev.assay.analyzer.statistics.Undefined;
import dev.assay.analyzer.statistics.Undefined.Reason;
import dev.assay.analyzer.statistics.difference.Difference;
import dev.assay.analyzer.statistics.difference.Proportion;
import dev.assay.analyzer.statistics.difference.TwoProportionZTest;
import java.util.List;

/** Shares of units that converted. */
final class ProportionCalculations {

  private static final List<String> SHARES =
      List.of(
          "p_control",
          "p_treatment",
          "diff",
          "p_pooled",
          "se_pooled",
          "se_unpooled",
          "wilson_control_low",
          "wilson_control_high",
          "wilson_treatment_low",
          "wilson_treatment_high",
          "newcombe_ci_low",
          "newcombe_ci_high",
          "score_ci_low",
          "score_ci_high");

  private static final List<String> TEST =
      Lifts.join(
          List.of(
              "z",
              "p_value",
              "p_value_greater",
              "p_value_less",
              "wald_ci_low",
              "wald_ci_high",
              "rel_lift"),
          Lifts.FIELDS);

  private static final List<String> INTERVALS =
      List.of("p", "wilson_low", "wilson_high", "clopper_pearson_low", "clopper_pearson_high");

  private ProportionCalculations() {}

  static List<Calculation> all() {
    return List.of(
        new Calculation(
            "two_proportion_z",
            "Pooled z test of the difference of two proportions, with Newcombe's and the score"
                + " interval.",
            List.of(arm("control"), arm("treatment"), Parameters.alpha()),
            Lifts.join(SHARES, TEST),
            ProportionCalculations::compare),
        new Calculation(
            "proportion_interval",
            "One proportion with Wilson's and Clopper and Pearson's intervals.",
            List.of(units(), conversions(), Parameters.alpha()),
            INTERVALS,
            ProportionCalculations::intervals));
  }

  private static Results compare(Arguments arguments) {
    ConfidenceLevel level = Options.level(arguments);
    Proportion control = proportion(arguments.object("control"));
    Proportion treatment = proportion(arguments.object("treatment"));
    if (control.units() == 0 || treatment.units() == 0) {
      return Results.undefined(Reason.TOO_FEW_UNITS).putNulls(SHARES).putNulls(TEST);
    }
    TwoProportionZTest test = TwoProportionZTest.withDefaults().with(level);
    return switch (test.test(control, treatment)) {
      case Undefined<Difference> undefined ->
          shares(Results.undefined(undefined), control, treatment, level).putNulls(TEST);
      case Defined<Difference> defined -> {
        Difference difference = defined.value();
        Results results =
            shares(Results.ok(), control, treatment, level)
                .put("z", difference.statistic())
                .put("p_value", difference.pValue())
                .put("p_value_greater", pValue(test, Alternative.GREATER, control, treatment))
                .put("p_value_less", pValue(test, Alternative.LESS, control, treatment))
                .put("wald_ci", test.wald(control, treatment))
                .putDefined(
                    "rel_lift", difference.lift().map(lift -> lift.value()).orElse(Double.NaN));
        yield Lifts.put(
            results,
            control.estimate(),
            treatment.estimate(),
            difference.lift(),
            level,
            Alternative.TWO_SIDED);
      }
    };
  }

  private static Results shares(
      Results results, Proportion control, Proportion treatment, ConfidenceLevel level) {
    TwoProportionZTest test = TwoProportionZTest.withDefaults().with(level);
    Proportion pooled = control.pool(treatment);
    return results
        .put("p_control", control.rate())
        .put("p_treatment", treatment.rate())
        .put("diff", treatment.minus(control))
        .put("p_pooled", pooled.rate())
        .put("se_pooled", test.pooledError(control, treatment))
        .put("se_unpooled", Math.sqrt(control.variance() + treatment.variance()))
        .put("wilson_control", control.wilson(level))
        .put("wilson_treatment", treatment.wilson(level))
        .put("newcombe_ci", test.newcombe(control, treatment))
        .put("score_ci", test.interval(control, treatment));
  }

  private static double pValue(
      TwoProportionZTest test, Alternative alternative, Proportion control, Proportion treatment) {
    Answer<Difference> answer = test.with(alternative).test(control, treatment);
    return answer.orElseThrow().pValue();
  }

  private static Results intervals(Arguments arguments) {
    ConfidenceLevel level = Options.level(arguments);
    Proportion proportion = proportion(arguments);
    if (proportion.units() == 0) {
      return Results.undefined(Reason.NO_OBSERVATIONS).putNulls(INTERVALS);
    }
    Interval exact = proportion.clopperPearson(level);
    return Results.ok()
        .put("p", proportion.rate())
        .put("wilson", proportion.wilson(level))
        .put("clopper_pearson", exact);
  }

  private static Proportion proportion(Arguments arguments) {
    return new Proportion(arguments.count("conversions"), arguments.count("n"));
  }

  private static Parameter arm(String name) {
    return Parameter.object(name, "n and conversions", units(), conversions());
  }

  private static Parameter units() {
    return Parameter.count("n", "units");
  }

  private static Parameter conversions() {
    return Parameter.count("conversions", "units that converted, at most n");
  }
}
